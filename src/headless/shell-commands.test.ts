import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDocument } from '../kernel/cloud/document.ts';
import { awsRegistry } from '../resources/registry.ts';

const bin = fileURLToPath(new URL('./bin.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skytrace-shell-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

function skytrace(words: readonly string[], input = '') {
  const run = spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8', cwd: folder, input });
  return { exit: run.status, out: run.stdout, err: run.stderr };
}

describe('skytrace run', () => {
  it('runs a script as bash would, and keeps what it made even when it fails', () => {
    writeFileSync(
      at('make.sh'),
      'set -e\necho "$0 $1"; aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.CidrBlock\necho no >&2\naws ec2 create-vpc --cidr-block 10.0.0.0/99\necho never\n',
    );
    const run = skytrace(['run', 'make.sh', 'shop', '--out', 'made.json', '--region', 'eu-west-1']);
    expect(run.out).toBe('make.sh shop\n"10.0.0.0/16"\n');
    expect(run.err).toMatch(
      /^no\n\nAn error occurred \(InvalidParameterValue\) when calling the CreateVpc operation: /,
    );
    expect(run.exit).toBe(254);
    const made = parseDocument(awsRegistry, readFileSync(at('made.json'), 'utf8'));
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(Object.values(made.value.tables.vpc)).toMatchObject([
      { region: 'eu-west-1', account: '123456789012', State: 'available' },
    ]);
    const shown = skytrace([
      ...['shell', '-c', "aws ec2 describe-vpcs --query 'Vpcs[].CidrBlock' --output text; exit 7"],
      ...['--cloud', 'made.json', '--region', 'eu-west-1'],
    ]);
    expect(shown).toEqual({ exit: 7, out: '10.0.0.0/16\n', err: '' });
  });

  it('says what is wrong with the line', () => {
    expect(skytrace(['run'])).toMatchObject({ exit: 2, out: '' });
    expect(skytrace(['run', 'no-such.sh']).err).toBe(
      'skytrace: no-such.sh: there is no such file or folder\n',
    );
    expect(skytrace(['shell', '-c', 'true', '--from', '10.0.0.7'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('--from: 10.0.0.7 is not an address on the internet.'),
    });
    expect(skytrace(['shell', '-c', 'curl -s ifconfig.me', '--from', '198.51.100.7']).out).toBe(
      '198.51.100.7\n',
    );
    expect(skytrace(['shell', '-c', 'true', '--account', '12']).err).toMatch(/an account is twelve digits/);
  });
});
