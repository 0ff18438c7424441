import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../kernel/lib/json.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { requestedCloud } from '../../testing/random-requests.ts';
import { threeTier } from '../gallery/three-tier.ts';
import { comparables } from './comparable.ts';
import { cloudDifferences, equalClouds } from './equal-clouds.ts';

const cloud = threeTier();

function first(table: keyof AwsCloud['tables']): { readonly id: string } {
  const records: readonly { readonly id: string; readonly Attachment?: unknown }[] = Object.values(
    cloud.tables[table],
  );
  // The first interface is a gateway's, which has no groups.
  const record =
    table === 'network-interface' ? records.find((each) => each.Attachment !== undefined) : records[0];
  if (record === undefined) throw new Error(`no ${table}`);
  return record;
}

function changed(
  table: keyof AwsCloud['tables'],
  id: string,
  facts: { readonly [f: string]: unknown },
): AwsCloud {
  const records = { ...cloud.tables[table], [id]: { ...cloud.tables[table][id], ...facts } };
  return { ...cloud, tables: { ...cloud.tables, [table]: records } } as AwsCloud;
}

/** The same document with every id of it spelt otherwise. */
function renamed(source: AwsCloud): AwsCloud {
  const swap = (text: string) =>
    text.replace(/\b([a-z]+(?:-[a-z]+)*)-0([0-9a-f]{16})\b/g, (_, prefix: string, digits: string) => {
      return prefix === 'ami' || prefix === 'tgw'
        ? `${prefix}-0${digits}`
        : `${prefix}-0${[...digits].reverse().join('')}`;
    });
  return JSON.parse(JSON.stringify(source), (_key, value: JsonValue) => {
    if (typeof value === 'string') return swap(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [swap(key), each]));
  }) as AwsCloud;
}

describe('equalClouds', () => {
  it('does not look at ids', () => {
    expect(equalClouds(cloud, renamed(cloud))).toBe(true);
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = requestedCloud(seed);
      expect(cloudDifferences(random, renamed(random))).toEqual([]);
    }
  });

  it.each([
    ['a name', 'subnet', first('subnet').id, { Tags: [{ Key: 'Name', Value: 'other' }] }],
    ['a block', 'subnet', first('subnet').id, { CidrBlock: '10.0.99.0/24' }],
    ['an owner', 'vpc', first('vpc').id, { account: '999999999999' }],
    [
      'a route',
      'route-table',
      first('route-table').id,
      {
        Routes: [
          {
            DestinationCidrBlock: '1.0.0.0/8',
            Target: { Field: 'GatewayId', Id: first('internet-gateway').id },
            Origin: 'CreateRoute',
          },
        ],
      },
    ],
    ['a rule', 'security-group', first('security-group').id, { Rules: [] }],
    ['a group', 'network-interface', first('network-interface').id, { Groups: [] }],
    ['a state', 'instance', first('instance').id, { State: 'stopped' }],
    [
      'an address',
      'network-interface',
      first('network-interface').id,
      { PrivateIpAddresses: [{ PrivateIpAddress: '10.0.1.77' }] },
    ],
    ['an attachment', 'internet-gateway', first('internet-gateway').id, { Attachments: [] }],
  ] as const)('sees %s', (_what, table, id, facts) => {
    const other = changed(table, id, facts);
    expect(equalClouds(cloud, other)).toBe(false);
    expect(cloudDifferences(cloud, other).join('\n')).toContain(id);
  });

  it('sees that two alike things changed places', () => {
    const [one, two] = Object.values(cloud.tables['nat-gateway']);
    const tables = Object.values(cloud.tables['route-table']);
    const swapped = Object.fromEntries(
      tables.map((table) => [
        table.id,
        {
          ...table,
          Routes: table.Routes.map((route) =>
            route.Target.Id === one?.id
              ? { ...route, Target: { ...route.Target, Id: two?.id ?? '' } }
              : route,
          ),
        },
      ]),
    );
    const other = { ...cloud, tables: { ...cloud.tables, 'route-table': swapped } };
    expect(equalClouds(cloud, other)).toBe(false);
    expect(cloudDifferences(cloud, other).length).toBeGreaterThan(0);
  });

  it('looks at the guest facts of instances and at nothing that is over', () => {
    const { id } = first('instance');
    expect(equalClouds(cloud, { ...cloud, guest: { [id]: { Listeners: [] } } })).toBe(false);
    const terminated = changed('instance', id, { State: 'terminated' });
    expect(comparables(terminated).some((each) => each.id === id)).toBe(false);
  });
});
