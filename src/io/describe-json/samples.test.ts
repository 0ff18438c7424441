import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../kernel/cloud/document.ts';
import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import { parseProtocol } from '../../kernel/net/protocol.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { exportBundle } from './export-describe.ts';
import { importDescribe } from './import-describe.ts';
import type { ImportFile } from './read-files.ts';

const samples = new URL('../samples/', import.meta.url);

function filesOf(sample: string): readonly ImportFile[] {
  const folder = new URL(`${sample}/`, samples);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && path !== 'questions.json')
    .sort()
    .map((path) => ({ path: `${sample}/${path}`, text: readFileSync(new URL(path, folder), 'utf8') }));
}

interface Question {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port?: number;
  readonly expect: { readonly verdict: string; readonly code?: string; readonly at?: string };
}

function questionsOf(sample: string): readonly Question[] {
  return JSON.parse(readFileSync(new URL(`${sample}/questions.json`, samples), 'utf8')) as Question[];
}

const expected: {
  readonly [sample: string]: {
    readonly resources: { readonly [K in keyof AwsTables]?: number };
    readonly notModelled: { readonly [kind: string]: number };
  };
} = {
  'single-server': {
    resources: {
      vpc: 1,
      subnet: 1,
      'internet-gateway': 1,
      'route-table': 2,
      'security-group': 2,
      'network-acl': 1,
      'network-interface': 1,
      instance: 1,
      'key-pair': 1,
    },
    notModelled: {},
  },
  'three-tier': {
    resources: {
      vpc: 1,
      subnet: 6,
      'internet-gateway': 1,
      'elastic-ip': 4,
      'nat-gateway': 2,
      'route-table': 5,
      'security-group': 5,
      'network-acl': 2,
      'network-interface': 9,
      instance: 5,
    },
    notModelled: { DhcpOptions: 1, LoadBalancers: 1, TargetGroups: 1 },
  },
  'peered-accounts': {
    resources: {
      vpc: 2,
      subnet: 5,
      'internet-gateway': 1,
      'elastic-ip': 1,
      'route-table': 6,
      'security-group': 6,
      'network-acl': 2,
      'network-interface': 5,
      instance: 5,
      'vpc-peering-connection': 1,
      'managed-prefix-list': 3,
    },
    notModelled: {},
  },
  'six-faults': {
    resources: {
      vpc: 2,
      subnet: 7,
      'internet-gateway': 1,
      'elastic-ip': 3,
      'nat-gateway': 1,
      'route-table': 7,
      'security-group': 9,
      'network-acl': 3,
      'network-interface': 8,
      instance: 8,
      'vpc-peering-connection': 1,
    },
    notModelled: {},
  },
};

type Answered = { readonly [field: string]: unknown };

/** Records without their document keys, which the order of arrival decides. */
function factsOf(cloud: AwsCloud): unknown {
  const records = Object.values(cloud.tables).flatMap((table) => Object.values<ResourceRecord>(table));
  return new Map(records.map(({ key, ...facts }) => [facts.id, facts]));
}

/** Prefix lists are seen by several accounts and therefore printed in an order of their own. */
function byPrefixList(left: Answered, right: Answered): number {
  return String(left.PrefixListId).localeCompare(String(right.PrefixListId));
}

/** AWS keeps a peering's tags per side; a record has those of its owner. */
function asPrinted(account: string): (object: Answered) => Answered {
  return (object) => {
    const { Tags, ...rest } = object;
    const requester = object.RequesterVpcInfo as { readonly OwnerId: string } | undefined;
    return requester === undefined || requester.OwnerId === account ? object : rest;
  };
}

describe('the sample accounts', () => {
  it('are all tried', () => {
    const folders = readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
  });

  describe.each(Object.entries(expected))('%s', (sample, { resources, notModelled }) => {
    const { cloud, report } = importDescribe(awsRegistry, filesOf(sample));

    it('is imported whole and without a remark', () => {
      expect(report).toEqual({ resources, notModelled, warnings: [], errors: [] });
    });

    it('keeps what AWS said: exported and imported again it is the same', () => {
      const bundle = exportBundle(awsRegistry, cloud);
      const again = importDescribe(awsRegistry, [{ path: 'bundle.json', text: JSON.stringify(bundle) }]);
      expect(again.report.errors).toEqual([]);
      expect(again.report.warnings).toEqual([]);
      expect(exportBundle(awsRegistry, again.cloud)).toEqual(bundle);
      expect(factsOf(again.cloud)).toEqual(factsOf(cloud));
    });

    it('prints back every object with all that AWS said of it', () => {
      const { accounts } = exportBundle(awsRegistry, cloud);
      for (const { path, text } of filesOf(sample)) {
        const [, account = '', region = ''] = path.split('/');
        const answer = JSON.parse(text) as { readonly [kind: string]: Answered[] };
        for (const [kind, objects] of Object.entries(answer)) {
          // Entries and attributes are answers of another form: `keeps what AWS said` covers them.
          if (kind === 'Entries' || !Array.isArray(objects)) continue;
          const key = kind === 'PrefixLists' && path.includes('managed') ? 'ManagedPrefixLists' : kind;
          const printed = accounts[account]?.[region]?.[key] ?? [];
          expect([...printed].sort(byPrefixList), path).toMatchObject(
            objects.map(asPrinted(account)).sort(byPrefixList),
          );
        }
      }
    });

    it('is a sound document', () => {
      expect(parseDocument(awsRegistry, serialiseDocument(cloud))).toEqual({ ok: true, value: cloud });
    });

    it('has questions about resources that exist', () => {
      const ids = new Set(Object.values(cloud.tables).flatMap((table) => Object.keys(table)));
      const questions = questionsOf(sample);
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
      for (const { id, from, to, protocol, port, expect: wanted } of questions) {
        for (const end of [from, to])
          expect(ids.has(end) || /^(?:internet(?::[\d.]+)?|[\d.]+)$/.test(end), `${id}: ${end}`).toBe(true);
        expect(parseProtocol(protocol).ok, id).toBe(true);
        expect(port !== undefined, id).toBe(protocol === 'tcp' || protocol === 'udp');
        expect(wanted.at === undefined || ids.has(wanted.at), `${id}: ${wanted.at}`).toBe(true);
        expect(wanted.code === undefined, id).toBe(wanted.verdict === 'reachable');
      }
    });
  });

  it('has a question for each of the six faults', () => {
    const faults = questionsOf('six-faults').filter(({ id }) => id.startsWith('fault-'));
    expect(faults).toHaveLength(6);
    expect(new Set(faults.map(({ expect: { code } }) => code)).size).toBe(6);
  });
});
