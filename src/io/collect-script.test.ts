import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsRegistry } from '../resources/registry.ts';
import { importDescribe } from './describe-json/import-describe.ts';

const script = fileURLToPath(new URL('../../public/collect-aws-network.sh', import.meta.url));

/** Stands in for the AWS CLI: logs every call, answers some, denies the rest. */
const FAKE_AWS = `#!/bin/sh
printf '%s\\n' "$*" >>"$AWS_CALLS"
case "$*" in
  'sts get-caller-identity'*) echo 111122223333 ;;
  'configure get region') echo eu-west-1 ;;
  'ec2 describe-vpcs'*'--query'*) echo vpc-0a ;;
  'ec2 describe-managed-prefix-lists'*'--query'*) printf 'pl-0a1b2c3d\\tpl-0a1b2c3e\\n' ;;
  'ec2 describe-vpcs'*) echo '{"Vpcs": [{"VpcId": "vpc-0a", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333"}]}' ;;
  'ec2 describe-vpc-attribute'*enableDnsHostnames*) echo '{"VpcId": "vpc-0a", "EnableDnsHostnames": {"Value": true}}' ;;
  'ec2 describe-managed-prefix-lists'*) echo '{"PrefixLists": [
    {"PrefixListId": "pl-0a1b2c3d", "PrefixListName": "offices", "AddressFamily": "IPv4", "State": "create-complete", "OwnerId": "111122223333"},
    {"PrefixListId": "pl-0a1b2c3e", "PrefixListName": "shops", "AddressFamily": "IPv4", "State": "create-complete", "OwnerId": "111122223333"}]}' ;;
  'ec2 get-managed-prefix-list-entries'*) echo '{"Entries": [{"Cidr": "203.0.113.0/24"}]}' ;;
  'ec2 describe-subnets'*) echo '{"Subnets": []}' ;;
  *) printf '\\nAn error occurred (UnauthorizedOperation): not allowed\\n' >&2; exit 254 ;;
esac
`;

let folder = '';

function collect(...options: readonly string[]) {
  const PATH = `${folder}/bin:${process.env.PATH}`;
  const env = { PATH, HOME: folder, AWS_CALLS: `${folder}/calls` };
  return spawnSync('sh', [script, ...options], { cwd: folder, env, encoding: 'utf8' });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collect-'));
  execFileSync('mkdir', [`${folder}/bin`]);
  writeFileSync(`${folder}/bin/aws`, FAKE_AWS);
  chmodSync(`${folder}/bin/aws`, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('collect-aws-network.sh', () => {
  it.each(['sh', 'bash'])('is understood by %s', (shell) => {
    expect(() => execFileSync(shell, ['-n', script])).not.toThrow();
  });

  it('explains itself', () => {
    expect(collect('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: /) });
    expect(collect('--colour')).toMatchObject({ status: 1, stderr: expect.stringContaining('--help') });
    expect(collect('--output')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('needs a value'),
    });
  });

  it('writes what the import reads, and goes on where it is denied', () => {
    const run = collect('--output', 'my net', 'eu-west-1', 'us-east-1');
    expect(run.status).toBe(0);
    expect(run.stderr).toContain(
      'ec2 describe-instances: left out: An error occurred (UnauthorizedOperation)',
    );
    const root = `${folder}/my net`;
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.includes('.'),
    );
    expect(paths.filter((path) => path.endsWith('.part'))).toEqual([]);
    const files = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
    const { cloud, report } = importDescribe(
      awsRegistry,
      files.filter(({ path }) => path.includes('eu-west-1')),
    );
    expect(report).toMatchObject({
      errors: [],
      warnings: [],
      resources: { vpc: 1, 'managed-prefix-list': 2 },
    });
    expect(cloud.tables.vpc['vpc-0a']).toMatchObject({ region: 'eu-west-1', EnableDnsHostnames: true });
    expect(paths).toContain('111122223333/us-east-1/vpcs.json');
  });

  it('takes the current Region when none is named', () => {
    const run = collect();
    expect(run.stdout).toContain('111122223333 eu-west-1');
    expect(readdirSync(`${folder}/aws-network/111122223333`)).toEqual(['eu-west-1']);
  });

  it('makes calls that only read', () => {
    // The list of fields that one call names goes over several lines.
    const lines = readFileSync(`${folder}/calls`, 'utf8').trimEnd().split('\n');
    const calls = lines.filter((line) => !line.startsWith('  '));
    expect(calls.length).toBeGreaterThan(60);
    for (const call of calls)
      expect(call).toMatch(
        /^(?:(?:ec2|elbv2|elb|rds) (?:describe|get)-[a-z-]+|sts get-caller-identity|configure get)/,
      );
  });
});
