import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { threeTier } from '../io/gallery/three-tier.ts';
import { cloudDifferences } from '../io/rebuild/equal-clouds.ts';
import { parseDocument } from '../kernel/cloud/document.ts';
import { serialiseDocument } from '../kernel/cloud/serialise-document.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { runScript } from '../testing/run-script.ts';
import { main } from './main.ts';

const samples = fileURLToPath(new URL('../io/samples/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skytrace-'));
const at = (name: string) => join(folder, name);
const shop = at('shop.json');

/** In this process, which is quicker than a new one for each question: bin.test.ts holds that the command itself starts. */
async function skytrace(...words: readonly string[]) {
  const written = { out: '', err: '' };
  const collect = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    written[stream] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(collect('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(collect('err')),
  ];
  const home = process.cwd();
  process.chdir(folder);
  try {
    return { exit: await main(words), ...written };
  } finally {
    process.chdir(home);
    for (const spy of spies) spy.mockRestore();
  }
}

function readCloud(path: string): AwsCloud {
  const parsed = parseDocument(awsRegistry, readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

beforeAll(() => writeFileSync(shop, serialiseDocument(threeTier())));
afterAll(() => rmSync(folder, { recursive: true }));

interface Question {
  readonly id: string;
  readonly expect: { readonly verdict: string; readonly code?: string; readonly at?: string };
}

const accounts = readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(accounts.map(({ name }) => name))('the sample %s', (sample) => {
  const path = join(samples, sample);
  const document = at(`${sample}.json`);
  beforeAll(async () => {
    expect((await skytrace('import', path, '--out', document)).exit).toBe(0);
  });

  it('answers its questions as it should', async () => {
    const questions = join(path, 'questions.json');
    const run = await skytrace('flows', document, questions, '--json');
    expect(run).toMatchObject({ exit: 0, err: '' });
    const answers = JSON.parse(run.out) as readonly { readonly [field: string]: unknown }[];
    const expected = JSON.parse(readFileSync(questions, 'utf8')) as readonly Question[];
    expect(answers).toMatchObject(
      expected.map(({ id, expect: { verdict, code = null, at: where } }) => ({
        id,
        verdict,
        code,
        ...(where === undefined ? {} : { at: where }),
      })),
    );
  });

  it('is rebuilt by the script of `command`', async () => {
    const run = await skytrace('command', document);
    expect(run).toMatchObject({ exit: 0, err: '' });
    const cloud = readCloud(document);
    const account = Object.values(cloud.tables.vpc)[0]?.account ?? '';
    expect(cloudDifferences(cloud, runScript(run.out, 'elsewhere', account))).toEqual([]);
    expect(spawnSync('bash', ['-n'], { input: run.out, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});

describe('import', () => {
  it('reports what it made, kept and left out', async () => {
    const path = join(samples, 'three-tier');
    const run = await skytrace('import', path, '--out', at('a.json'), '--json');
    expect(run.exit).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({
      resources: { vpc: 1, subnet: 6, instance: 5 },
      notModelled: { DhcpOptions: 1, LoadBalancers: 1, TargetGroups: 1 },
      warnings: [],
      errors: [],
      skipped: [{ file: join(path, 'questions.json') }],
    });
    expect((await skytrace('import', path, '--out', at('a.json'))).out).toContain('LoadBalancers  1');
  });

  it('tells every fault with its file and place, and takes the rest', async () => {
    const answer = { Vpcs: [{ VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.0.0.0/16', OwnerId: '1' }, 7] };
    writeFileSync(at('vpcs.describe.json'), JSON.stringify(answer));
    writeFileSync(at('broken.json'), '{"Subnets": [\n  {"SubnetId": }\n]}');
    const run = await skytrace(
      'import',
      'vpcs.describe.json',
      'broken.json',
      '--out',
      'b.json',
      '--region',
      'eu-west-1',
    );
    expect(run.exit).toBe(0);
    expect(run.out).toContain('broken.json: not JSON: line 2, column 16');
    expect(run.out).toContain('vpcs.describe.json: Vpcs[1]');
    expect(Object.values(readCloud(at('b.json')).tables.vpc)).toHaveLength(1);
  });

  it('never writes over an input, nor leaves anything when nothing is to be had', async () => {
    const text = JSON.stringify({ Vpcs: [] });
    writeFileSync(at('empty.json'), text);
    expect(await skytrace('import', 'empty.json', '--out', './empty.json')).toMatchObject({
      exit: 1,
      out: '',
    });
    expect(readFileSync(at('empty.json'), 'utf8')).toBe(text);
    const nothing = await skytrace('import', 'empty.json', '--out', 'c.json');
    expect(nothing).toMatchObject({ exit: 1, out: '' });
    expect(existsSync(at('c.json'))).toBe(false);
    expect((await skytrace('import', 'not-there', '--out', 'c.json')).err).toContain(
      'not-there: there is no such file',
    );
    expect((await skytrace('import', 'vpcs.describe.json', '--out', 'no/such/c.json')).err).toContain(
      'no/such/c.json: its folder',
    );
    expect((await skytrace('import', 'vpcs.describe.json', '--out', '.')).err).toContain('is a folder');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('trace', () => {
  it('tells the story of a packet', async () => {
    const run = await skytrace('trace', shop, '--from', 'internet', '--to', 'web-1', '--port', '443');
    expect(run).toMatchObject({ exit: 0, err: '' });
    expect(run.out).toContain('shop-igw');
    expect(run.out).toContain('web-1');
  });

  it('prints the whole trace as JSON', async () => {
    const run = await skytrace('trace', shop, '--from=web-1', '--to=db-1', '--port=3306', '--json');
    expect(JSON.parse(run.out)).toMatchObject({
      verdict: 'blocked',
      blockers: [{ code: 'ENI_SG_RULES_MISMATCH' }],
    });
  });

  it('takes names, ids and zones that are down', async () => {
    const verdict = async (down: string) => {
      const words = ['--from', 'app-1', '--to', 'internet', '--port', '443', '--down', down, '--json'];
      return (JSON.parse((await skytrace('trace', shop, ...words)).out) as { readonly verdict: string })
        .verdict;
    };
    expect([await verdict('nat-a'), await verdict('nat-b'), await verdict('db-1,us-east-1a')]).toEqual([
      'blocked',
      'reachable',
      'blocked',
    ]);
  });

  it.each([
    [
      ['--from', 'internet', '--to', 'web-9', '--port', '443'],
      /Nothing here has the id, name or address "web-9"/,
    ],
    [['--from', 'internet', '--to', 'web-1'], /needs a destination port/],
    [['--from', 'internet', '--to', 'web-1', '--port', '70000'], /ports are whole numbers from 0 to 65535/],
    [['--from', 'internet', '--to', 'web-1', '--port', 'https'], /ports are whole numbers/],
    [['--from', 'internet', '--to', 'web-1', '--port=-1'], /ports are whole numbers/],
    [['--from', 'internet', '--to', 'web-1', '--protocol', 'tcpp'], /"tcpp" is not a protocol/],
    [['--from', 'internet:300.1.1.1', '--to', 'web-1', '--port', '1'], /octet above 255/],
    [
      ['--from', 'internet', '--to', 'web-1', '--port', '1', '--down', 'us-east-9z'],
      /--down: Nothing here that can be down/,
    ],
  ])('says what is wrong with %j', async (words, message) => {
    const run = await skytrace('trace', shop, ...words);
    expect(run).toMatchObject({ exit: 1, out: '' });
    expect(run.err).toMatch(message);
  });

  it('lists the candidates of a name that several have, and prints no escape sequence of one', async () => {
    const cloud = threeTier();
    const hostile = '\u001b[31mdb\u0007\n$(reboot)';
    const instances = Object.values(cloud.tables.instance).map((record, index) => {
      const Value = index < 2 ? 'twin' : index === 2 ? hostile : `host-${index}`;
      return [record.id, { ...record, Tags: [{ Key: 'Name', Value }] }] as const;
    });
    const tables = { ...cloud.tables, instance: Object.fromEntries(instances) };
    writeFileSync(at('names.json'), serialiseDocument({ ...cloud, tables }));
    const twin = await skytrace('trace', 'names.json', '--from', 'internet', '--to', 'twin', '--port', '80');
    expect(twin.exit).toBe(1);
    for (const [id] of instances.slice(0, 2)) expect(twin.err).toContain(id);
    const run = await skytrace('trace', 'names.json', '--from', 'internet', '--to', hostile, '--port', '80');
    expect(run.exit).toBe(0);
    expect(run.out).toContain('$(reboot)');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(run.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    const script = (await skytrace('command', 'names.json')).out;
    expect(cloudDifferences(readCloud(at('names.json')), runScript(script, 'x', '111122223333'))).toEqual([]);
  });
});

describe('flows', () => {
  it('answers in order, and goes on past what cannot be asked', async () => {
    const flows = [
      { id: 'ok', from: 'internet', to: 'web-1', protocol: 6, port: 443, srcPort: null },
      { id: 2, from: 'internet', to: 'nobody', protocol: 'tcp', port: 443 },
      { id: 'ping', from: 'web-1', to: 'web-2', protocol: 'icmp', port: 99999, srcPort: 'x' },
      'no flow',
      { from: 'app-1', to: 'internet', port: 443, protocol: null },
    ];
    writeFileSync(at('flows.json'), JSON.stringify({ flows }));
    const run = await skytrace('flows', shop, 'flows.json', '--json');
    expect(run).toMatchObject({ exit: 0, err: '' });
    const answers = JSON.parse(run.out) as readonly { readonly [field: string]: unknown }[];
    expect(answers.map(({ id }) => id)).toEqual(['ok', 2, 'ping', null, null]);
    expect(Object.keys(answers[0] ?? {})).toEqual([
      'id',
      'verdict',
      'delivered',
      'replied',
      'code',
      'at',
      'symptom',
      'hops',
      'replyHops',
      'blockers',
    ]);
    expect(answers[0]).toMatchObject({
      verdict: 'reachable',
      delivered: true,
      replied: true,
      code: null,
      at: null,
    });
    expect(answers[1]?.error).toContain('nobody');
    expect(answers[2]).toMatchObject({ verdict: 'blocked', delivered: false, replied: null });
    expect(answers[3]?.error).toContain('not a flow');
    expect(answers[4]).toMatchObject({ verdict: 'reachable' });
    expect((await skytrace('flows', shop, 'flows.json')).out).toContain('ENI_SG_RULES_MISMATCH');
  });

  it('wants a list', async () => {
    writeFileSync(at('no-flows.json'), '{"a": 1}');
    expect(await skytrace('flows', shop, 'no-flows.json')).toMatchObject({ exit: 1, out: '' });
  });
});

describe('reach and diff', () => {
  it('shows every pair, as JSON and as a table', async () => {
    const run = await skytrace('reach', shop, '--port', '80', '443', '--json');
    const answer = JSON.parse(run.out) as {
      readonly ends: readonly { readonly id: string; readonly name: string | null }[];
      readonly matrices: readonly {
        readonly ports: unknown;
        readonly verdicts: readonly (readonly string[])[];
      }[];
    };
    expect(answer.matrices.map(({ ports }) => ports)).toEqual([
      { from: 80, to: 80 },
      { from: 443, to: 443 },
    ]);
    const internet = answer.ends.findIndex(({ id }) => id === 'internet');
    const web = answer.ends.findIndex(({ name }) => name === 'web-1 eth0');
    const database = answer.ends.findIndex(({ name }) => name === 'db-1 eth0');
    expect(answer.matrices[0]?.verdicts[internet]?.[web]).toBe('reachable');
    expect(answer.matrices[0]?.verdicts[internet]?.[database]).toBe('blocked');
    expect((await skytrace('reach', shop, '--port', '443')).out).toMatch(/^tcp 443\n/);
    expect((await skytrace('reach', shop)).out).toMatch(/app-1 .* db-1 .* reachable +tcp 3306/);
  });

  it('tells what a change opens and closes', async () => {
    const cloud = threeTier();
    const groups = Object.values(cloud.tables['security-group']).map((group) => {
      const Rules = group.Rules.map((rule) =>
        group.GroupName === 'database' && !rule.IsEgress ? { ...rule, FromPort: 5432, ToPort: 5432 } : rule,
      );
      return [group.id, { ...group, Rules }] as const;
    });
    const tables = { ...cloud.tables, 'security-group': Object.fromEntries(groups) };
    writeFileSync(at('after.json'), serialiseDocument({ ...cloud, tables }));
    const run = await skytrace('diff', shop, 'after.json', '--json');
    const { opened, closed } = JSON.parse(run.out) as {
      readonly [kind: string]: readonly { readonly ports: unknown }[];
    };
    expect(opened?.map(({ ports }) => ports)).toEqual(Array(4).fill([{ from: 5432, to: 5432 }]));
    expect(closed?.map(({ ports }) => ports)).toEqual(Array(4).fill([{ from: 3306, to: 3306 }]));
    expect((await skytrace('diff', shop, shop)).out).toMatch(/^No difference/);
    expect((await skytrace('diff', shop, 'after.json', '--port', '443')).out).toMatch(/^No difference/);
  });
});

describe('documents that are none', () => {
  it.each([
    ['a missing file', 'missing.json', undefined, /missing\.json: there is no such file/],
    ['a folder', '.', undefined, /is a folder, not a document\. Import it first/],
    ['no JSON', 'text.json', '{"format": "skytrace/cloud",\n "seed": nope}', /text\.json:2:10: not JSON/],
    ['an answer of AWS', 'aws.json', '{"Vpcs": []}', /not a Skytrace document.*import it first/],
    ['an empty file', 'void.json', '', /void\.json:1:1: not JSON: the file is empty/],
  ])('%s', async (_what, name, text, message) => {
    if (text !== undefined) writeFileSync(at(name), text);
    const run = await skytrace('command', name);
    expect(run).toMatchObject({ exit: 1, out: '' });
    expect(run.err).toMatch(message);
  });

  it('of a newer program, or damaged, with the places', async () => {
    const cloud = threeTier();
    writeFileSync(
      at('newer.json'),
      serialiseDocument({ ...cloud, versions: { ...cloud.versions, subnet: 99 } }),
    );
    expect((await skytrace('command', 'newer.json')).err).toMatch(/versions\.subnet: .*version 99 is newer/);
    const text = serialiseDocument(cloud).replace('"CidrBlock": "10.0.1.0/24"', '"CidrBlock": 5');
    writeFileSync(at('damaged.json'), text);
    expect((await skytrace('command', 'damaged.json')).err).toMatch(
      /tables\.subnet\.subnet-\w+: CidrBlock: /,
    );
  });
});

describe('the command line', () => {
  it.each([
    [[], /Usage: skytrace/],
    [['trase'], /unknown command "trase"\. Did you mean trace\?/],
    [
      ['trace', 'shop.json', '--form', 'internet', '--to', 'web-1'],
      /unknown option "--form"\. Did you mean --from\?/,
    ],
    [['trace', 'shop.json', '--to', 'web-1'], /--from REF is missing/],
    [['trace', 'shop.json', '--from', '--to', 'web-1'], /--from needs a value/],
    [['trace', 'shop.json', '--from', 'a', '--from', 'b', '--to', 'c'], /--from is given 2 times/],
    [['trace', '--from', 'a', '--to', 'c'], /name one document/],
    [['command', 'shop.json', '--json=yes'], /unknown option "--json"/],
    [['flows', 'shop.json'], /one file of flows/],
    [['import', 'shop.json'], /--out FILE is missing/],
    [['diff', 'shop.json'], /name 2 documents/],
  ])('%j is not understood', async (words, message) => {
    const run = await skytrace(...words);
    expect(run).toMatchObject({ exit: 2, out: '' });
    expect(run.err).toMatch(message);
  });

  it.each(['import', 'trace', 'flows', 'reach', 'diff', 'command'])(
    'has help with examples for %s',
    async (name) => {
      const run = await skytrace(name, '--help');
      expect(run).toMatchObject({ exit: 0, err: '' });
      expect(run.out).toMatch(new RegExp(`^Usage: skytrace ${name} `));
      expect(run.out).toContain('Examples:');
      expect((await skytrace('--help')).out).toContain(`  ${name} `);
    },
  );
});
