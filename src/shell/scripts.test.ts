import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeFlow, simulate, traceFlow } from '../resources/simulate.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { openShell } from './test-kit.ts';

const script = (name: string) => readFileSync(new URL(`./cases/${name}`, import.meta.url), 'utf8');

function verdict(cloud: AwsCloud, from: string, to: string, port: number): string {
  const judged = judgeFlow(simulate(cloud), { from, to, protocol: 6, port, sourcePort: null });
  return judged.ok ? judged.value.verdict : judged.error;
}

function blockers(cloud: AwsCloud, from: string, to: string, port: number): readonly string[] {
  const traced = traceFlow(simulate(cloud), { from, to, protocol: 6, port, sourcePort: null });
  if (!traced.ok) throw new Error(traced.error);
  return traced.value.blockers.map(({ code }) => code);
}

describe('a three-tier VPC, written as learners find it', () => {
  it('is built line by line, and one instance per tier reaches what it should', async () => {
    const { run, session } = openShell();
    const built = await run(script('three-tier.sh'));
    expect(built).toMatchObject({ err: '', exit: 0 });
    expect(built.out).toMatch(/\nVPC: vpc-\w{17}\nPublic: subnet-\w{17}, subnet-\w{17}\n/);
    expect(built.events.map(({ exitCode }) => exitCode)).toEqual(Array.from({ length: 13 }, () => 0));
    expect(Object.keys(session.cloud.tables.subnet)).toHaveLength(6);

    const launched = await run(script('three-tier-instances.sh'));
    expect(launched).toMatchObject({ err: '', exit: 0, out: 'web\trunning\napp\trunning\ndb\trunning\n' });
    const { cloud } = session;
    expect(verdict(cloud, 'internet', 'web', 443)).toBe('reachable');
    expect(blockers(cloud, 'internet', 'web', 22)).toEqual(['ENI_SG_RULES_MISMATCH']);
    expect(verdict(cloud, 'web', 'internet', 443)).toBe('reachable');
    expect(blockers(cloud, 'app', 'internet', 443)).toContain('NO_ROUTE_TO_DESTINATION');
    expect(blockers(cloud, 'db', 'internet', 443)).toContain('NO_ROUTE_TO_DESTINATION');
  });
});

describe('a tutorial with NAT, bastion, network ACL and clean-up', () => {
  it('builds what it says, and traces agree', async () => {
    const { run, session } = openShell();
    const ran = await run(script('tutorial.sh'), { args: ['build'] });
    expect(ran).toMatchObject({ err: '', exit: 0 });
    expect(ran.out).toMatch(/\|\s+bastion\|\s+10\.20\.0\.\d+\s+\|\s+\d+\.\d+\.\d+\.\d+\s+\|\n/);
    expect(ran.out).toContain('10.20.100.0/24\teu-central-1a\tFalse\n');
    expect(ran.out).toContain('0.0.0.0/0\tthe NAT gateway\tactive\n');
    const { cloud } = session;
    const [web] = Object.values(cloud.guest).filter(({ UserData }) => UserData !== undefined);
    expect(atob(String(web?.UserData))).toMatch(/^#!\/bin\/bash\ndnf install -y nginx\n/);
    expect(verdict(cloud, 'internet', 'web', 80)).toBe('reachable');
    expect(blockers(cloud, 'internet:198.51.100.7', 'web', 80)).toContain('SUBNET_ACL_RESTRICTION');
    expect(verdict(cloud, 'internet:203.0.113.9', 'bastion', 22)).toBe('reachable');
    expect(blockers(cloud, 'internet:8.8.8.8', 'bastion', 22)).toEqual(['ENI_SG_RULES_MISMATCH']);
    expect(verdict(cloud, 'bastion', 'worker', 22)).toBe('reachable');
    expect(verdict(cloud, 'worker', 'internet', 443)).toBe('reachable');
    expect(verdict(cloud, 'web', 'worker', 22)).toBe('blocked');
  });

  it('takes everything away in AWS’s order and leaves the cloud empty', async () => {
    const { run, session } = openShell();
    const ran = await run(script('tutorial.sh'));
    expect(ran).toMatchObject({ err: '', exit: 0 });
    expect(ran.out).toMatch(/== Clean-up\n\n== Done\n$/);
    // AWS shows what was deleted for about an hour.
    await run('sleep 3h');
    const left = Object.entries(session.cloud.tables).filter(([, table]) => Object.keys(table).length > 0);
    expect(left).toEqual([]);
  });

  it('does the same in every shell', async () => {
    const [one, two] = [openShell(), openShell()];
    const [first, second] = [
      await one.run(script('tutorial.sh'), { args: ['build'] }),
      await two.run(script('tutorial.sh'), { args: ['build'] }),
    ];
    expect(second.out).toBe(first.out);
    expect(two.session.cloud).toEqual(one.session.cloud);
  });
});
