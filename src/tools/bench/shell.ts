import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { memorySession } from '../../shell/memory-session.ts';
import type { RunOptions } from '../../shell/ports.ts';
import { Shell } from '../../shell/shell.ts';
import { largestOf, medianOf } from './measure.ts';

const PLACE = { account: '123456789012', region: 'us-east-1' };
const INSTANCES = 268;
const SUBNETS = 27;
const RUNS = 60;
const SCRIPTS = 5;
const BEGUN = [
  'aws ec2 desc',
  'aws ec2 run-instances --im',
  'aws ec2 terminate-instances --instance-ids i-',
] as const;

/** What a shell needs of its work, in milliseconds: a command on a large cloud, and a completion. */
export interface ShellTimes {
  readonly resources: number;
  /** `aws ec2 create-subnet`, from the line to its printed answer. */
  readonly createSubnetMs: number;
  readonly completeMs: number;
  /** In a shell that has completed nothing yet. */
  readonly firstCompleteMs: number;
  /** `skytrace run` on the three-tier script, from the start of the process to its end. */
  readonly threeTierMs: number;
}

/** Times of a shell on a cloud of some 300 resources. */
export async function shellTimes(): Promise<ShellTimes> {
  const cloud = await largeCloud();
  const session = memorySession(cloud, PLACE);
  const shell = new Shell({ session });
  const vpc = Object.keys(cloud.tables.vpc)[0] ?? '';
  const first = await elapsed(() => shell.complete(BEGUN[0], BEGUN[0].length));
  const creates: number[] = [];
  const completions: number[] = [];
  for (let index = 0; index < RUNS; index++) {
    const line = `aws ec2 create-subnet --vpc-id ${vpc} --cidr-block 10.0.${128 + index}.0/24`;
    creates.push(await elapsed(() => run(shell, line)));
    for (const begun of BEGUN) completions.push(await elapsed(() => shell.complete(begun, begun.length)));
  }
  const resources = Object.values(cloud.tables).reduce((sum, table) => sum + Object.keys(table).length, 0);
  return {
    resources,
    createSubnetMs: medianOf(creates),
    completeMs: medianOf(completions),
    firstCompleteMs: largestOf([first]),
    threeTierMs: medianOf(Array.from({ length: SCRIPTS + 1 }, threeTier).slice(1)),
  };
}

/** One start of the command. The very first one may have to bundle it. */
function threeTier(): number {
  const start = performance.now();
  const bin = join('src', 'headless', 'bin.mjs');
  const ran = spawnSync(process.execPath, [bin, 'run', join('src', 'shell', 'cases', 'three-tier.sh')]);
  if (ran.status !== 0) throw new Error(String(ran.stderr));
  return performance.now() - start;
}

async function largeCloud(): Promise<AwsCloud> {
  const session = memorySession(newCloud(awsRegistry, 'bench'), PLACE);
  await run(
    new Shell({ session }),
    `set -e
vpc=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
ami=$(aws ec2 describe-images --owners amazon --query 'Images[0].ImageId' --output text)
for n in $(seq 0 ${SUBNETS - 1}); do
  sub=$(aws ec2 create-subnet --vpc-id $vpc --cidr-block 10.0.$n.0/24 --query Subnet.SubnetId --output text)
  aws ec2 run-instances --image-id $ami --instance-type t3.micro --subnet-id $sub --count ${Math.ceil(INSTANCES / SUBNETS / 2)} > /dev/null
done`,
  );
  return settle(awsRegistry, session.cloud);
}

async function run(shell: Shell, script: string): Promise<void> {
  let errors = '';
  const output: RunOptions['output'] = {
    stdout: () => undefined,
    stderr: (text) => {
      errors += text;
    },
  };
  const { exitCode } = await shell.run(script, { output });
  if (exitCode !== 0) throw new Error(errors);
}

async function elapsed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
