import { describe, expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

async function lab() {
  const opened = openShell({ isInteractive: true });
  await opened.run(`
V=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=shop}]' --query Vpc.VpcId --output text)
aws ec2 create-subnet --vpc-id $V --cidr-block 10.0.1.0/24
aws ec2 create-key-pair --key-name lab > key.json; mkdir -p scripts; touch scripts/a.sh
greet() { echo hi; }`);
  const texts = async (line: string) => {
    const { choices } = await opened.shell.complete(line, line.length);
    return choices.map(({ text }) => text);
  };
  return { ...opened, texts };
}

describe('completion', () => {
  it('knows commands, functions, services, operations, options and their values', async () => {
    const { texts } = await lab();
    expect(await texts('gre')).toEqual(['greet', 'grep']);
    expect(await texts('aws ec')).toContain('ec2');
    expect(await texts('X=$(aws ec2 create-v')).toEqual([
      'create-volume',
      'create-vpc',
      'create-vpc-endpoint',
      'create-vpc-peering-connection',
    ]);
    expect((await texts('aws ec2 create-subnet --'))[0]).toBe('--vpc-id');
    expect(await texts('aws ec2 create-subnet --vpc-id x --cidr')).toEqual(['--cidr-block']);
    expect(await texts('aws --region us-east-1 ec2 describe-vpcs --outp')).toEqual(['--output']);
    expect(await texts('aws ec2 describe-vpcs --output t')).toEqual(['text', 'table']);
    expect(await texts('aws ec2 allocate-address --domain ')).toEqual(['vpc', 'standard']);
    expect(await texts('aws ec2 wait instance-r')).toEqual(['instance-running']);
    expect(await texts('ls; aws conf')).toEqual(['configure']);
    expect(await texts('echo $HO')).toEqual(expect.arrayContaining(['$HOME', '$HOSTNAME']));
  });

  it('offers ids and names from the live cloud, each with its name beside it', async () => {
    const { shell, session, texts } = await lab();
    const [vpc] = Object.keys(session.cloud.tables.vpc);
    const line = 'aws ec2 delete-vpc --vpc-id ';
    expect(await shell.complete(line, line.length)).toEqual({
      start: line.length,
      choices: [{ text: vpc, isWhole: true, note: 'shop' }],
    });
    expect(await texts('aws ec2 describe-subnets --subnet-ids sub')).toEqual(
      Object.keys(session.cloud.tables.subnet),
    );
    expect(await texts('aws ec2 run-instances --key-name ')).toEqual(['lab']);
    expect(await texts('aws ec2 create-tags --resources vpc-')).toEqual([vpc]);
    expect(await texts('aws ec2 create-subnet --availability-zone us-east-1b')).toEqual(['us-east-1b']);
    expect(await texts('aws ec2 delete-vpc --vpc-id nothing')).toEqual([]);
  });

  it('offers what is only data by id, name and ARN', async () => {
    const { shell, session, texts } = await lab();
    await shell.run(
      'aws ec2 create-volume --availability-zone us-east-1a --size 8; aws ec2 create-placement-group --group-name near; aws elbv2 create-target-group --name web --target-type lambda; aws autoscaling create-launch-configuration --launch-configuration-name old --image-id ami-1 --instance-type t3.micro',
      { output: { stdout: () => undefined, stderr: () => undefined } },
    );
    const tables = session.cloud.tables as unknown as { readonly [table: string]: object };
    expect(await texts('aws ec2 delete-volume --volume-id vol-')).toEqual(
      Object.keys(tables['ebs-volume'] ?? {}),
    );
    expect(await texts('aws ec2 create-tags --resources vol-')).toEqual(
      Object.keys(tables['ebs-volume'] ?? {}),
    );
    expect(await texts('aws elbv2 delete-target-group --target-group-arn arn')).toEqual([
      expect.stringMatching(/^arn:aws:elasticloadbalancing:.*:targetgroup\/web\//),
    ]);
    expect(await texts('aws autoscaling delete-launch-configuration --launch-configuration-name ')).toEqual([
      'old',
    ]);
    expect(await texts('aws ec2 create-tags --resources lc')).toEqual([]);
  });

  it('offers files, also behind file://', async () => {
    const { texts } = await lab();
    expect(await texts('cat ke')).toEqual(['key.json']);
    expect(await texts('bash scr')).toEqual(['scripts/']);
    expect(await texts('bash scripts/')).toEqual(['scripts/a.sh']);
    expect(await texts('aws ec2 create-vpc --cli-input-json file://k')).toEqual(['file://key.json']);
  });

  it('takes any line and any cursor', async () => {
    const { shell } = await lab();
    for (const line of [
      '',
      '   ',
      '"',
      "aws 'ec2",
      'aws ec2 create-vpc --x=\\',
      '$((',
      '🙂 🙂',
      'aws '.repeat(500),
    ])
      for (const cursor of [0, 1, line.length])
        expect((await shell.complete(line, cursor)).start).toBeLessThanOrEqual(line.length);
  });
});
