import { describe, expect, it } from 'vitest';
import { threeTier } from '../../io/gallery/three-tier.ts';
import { closeFlow, repairFlow } from '../../resources/find-repairs.ts';
import { briefly, namingOf } from '../../text/naming.ts';
import { describeCollateral, describeRequests, explainNoRepair, repairLabel } from '../../text/repairs.ts';
import { randomCloud } from '../naive/random-cloud.ts';
import { flowOf } from '../properties/answers.ts';
import { reportOf, tcp } from './repair-lab.ts';

const cloud = threeTier();

/** Names without ids, for sentences that can be read. */
const names = (id: string) => namingOf(cloud)(id).replace(/ \([a-z]+-[0-9a-f]+\)$/, '');

const best = (from: string, to: string, port: number) => {
  const repair = reportOf(cloud, tcp(from, to, port)).repairs[0];
  if (repair === undefined) throw new Error('there is a repair');
  return repair;
};

describe('repairs in words', () => {
  it('name the rule, its peer and its group', () => {
    const { requests } = best('web-1', 'db-1', 3306);
    expect(repairLabel(cloud, requests, names)).toBe(
      'Allow tcp 3306 from security group web in the inbound rules of security group database',
    );
  });

  it('tell a new address together with what it is for', () => {
    expect(describeRequests(cloud, best('internet', 'db-1', 3306).requests, names)).toEqual([
      'Associate a new Elastic IP with network interface db-1 eth0',
      'Allow tcp 3306 from 0.0.0.0/0 in the inbound rules of security group database',
      'Add the route 0.0.0.0/0 → internet gateway shop-igw to route table database',
    ]);
  });

  it('join into one line', () => {
    expect(repairLabel(cloud, best('internet', 'app-1', 8080).requests, names)).toMatch(
      /^Associate a new Elastic IP .*; allow tcp 8080 from 0\.0\.0\.0\/0 .*; point the route 0\.0\.0\.0\/0 of route table app-a at internet gateway shop-igw$/,
    );
  });

  it('say what else opens', () => {
    expect(describeCollateral(best('web-1', 'db-1', 3306).collateral, names)).toBe(
      'Also opens tcp 3306 from network interface web-1 eth0 to network interface db-2 eth0, tcp 3306 from network interface web-2 eth0 to network interface db-1 eth0 and tcp 3306 from network interface web-2 eth0 to network interface db-2 eth0.',
    );
    expect(describeCollateral({ compared: 'traffic', opened: [], closed: [] }, names)).toBe(
      'Opens and closes nothing else. Only this kind of traffic was compared.',
    );
  });

  it('say what a closing takes away', () => {
    const found = closeFlow(cloud, tcp('app-1', 'db-1', 3306));
    const texts = found.ok ? found.value.map(({ requests }) => repairLabel(cloud, requests, names)) : [];
    expect(texts).toContain(
      'Remove the rule tcp 3306 from security group app from the inbound rules of security group database',
    );
  });

  it('say honestly that there is none', () => {
    const gateway = Object.keys(cloud.tables['nat-gateway'])[0] ?? '';
    const { none } = reportOf(cloud, tcp('app-1', gateway, 443));
    expect(none === null ? '' : explainNoRepair(none, names)).toMatch(
      /^None of the changes that can be tried here mends this\. NAT gateway nat-[ab] is no host/,
    );
    const sound = reportOf(cloud, tcp('internet', 'web-1', 443)).none;
    expect(sound === null ? '' : explainNoRepair(sound, names)).toBe(
      'Nothing to mend: the flow gets through.',
    );
  });

  it('have a sentence for every call that the search makes in random clouds', () => {
    let sentences = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const { cloud: random, flows } = randomCloud(seed);
      const naming = briefly(namingOf(random));
      for (const flow of flows.slice(0, 8).map(flowOf)) {
        const report = repairFlow(random, flow);
        for (const { requests } of report.ok ? report.value.repairs : []) {
          const texts = describeRequests(random, requests, naming);
          expect(texts.length).toBeGreaterThan(0);
          for (const text of texts) {
            sentences += 1;
            // An operation's bare name, or a hole in a sentence.
            expect(text).toMatch(/^[A-Z][a-z]+ \S/);
            expect(text).not.toMatch(/undefined|\[object| {2}/);
          }
        }
      }
    }
    expect(sentences).toBeGreaterThan(30);
  });
});
