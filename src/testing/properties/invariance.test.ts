import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../kernel/cloud/document.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import type { Trace } from '../../kernel/forward/answer.ts';
import type { RandomSource } from '../../kernel/lib/random-source.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { type Simulation, simulate, traceFlow } from '../../resources/simulate.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { addGroup } from '../naive/draft-cloud.ts';
import { randomCloud } from '../naive/random-cloud.ts';
import type { NaiveFlow } from '../naive/types.ts';
import { answersIn, expectSameAnswers, flowOf } from './answers.ts';
import { addGroupRule, randomGroupRule, withoutRecord, withRecord } from './cloud-edits.ts';
import { forAllSeeds, shuffled } from './for-all-seeds.ts';
import { renamed } from './renamed.ts';

/** Two ways to write one cloud: every flow must have the same short answer, in order and in an outage. */
function expectSameCloud(seed: number, change: (cloud: AwsCloud) => AwsCloud) {
  const { cloud, flows, down } = randomCloud(seed);
  const simulations = [simulate(cloud), simulate(change(cloud))] as const;
  for (const outage of [[], down]) {
    const [before, after] = simulations.map((one) => answersIn(one, flows, outage));
    expectSameAnswers(before ?? [], after ?? [], flows, `seed ${seed}, without [${outage}]`);
  }
}

function mapTables(
  cloud: AwsCloud,
  change: (records: readonly [string, AwsTables[keyof AwsTables]][]) => object,
) {
  const tables = Object.entries(cloud.tables).map(([name, table]) => [name, change(Object.entries(table))]);
  return { ...cloud, tables: Object.fromEntries(tables) as AwsCloud['tables'] };
}

describe('the short answer to every flow stays the same', { timeout: 60_000 }, () => {
  it('with all ids replaced', () => {
    forAllSeeds({ runs: 50 }, (seed) => {
      const { cloud, flows, down } = randomCloud(seed);
      const { cloud: other, nameOf } = renamed(cloud);
      expect(Object.keys(other.tables.vpc)).not.toEqual(Object.keys(cloud.tables.vpc));
      const otherFlows = flows.map((flow) => ({ ...flow, from: nameOf(flow.from), to: nameOf(flow.to) }));
      for (const outage of [[], down]) {
        const before = answersIn(cloud, flows, outage).map((answer) =>
          'error' in answer ? answer : { ...answer, at: answer.at === null ? null : nameOf(answer.at) },
        );
        const after = answersIn(other, otherFlows, outage.map(nameOf));
        // Sentences of refused questions name ids in their midst.
        const blunt = (answers: typeof after) =>
          answers.map((answer) => ('error' in answer ? { error: '' } : answer));
        expectSameAnswers(blunt(before), blunt(after), otherFlows, `seed ${seed}`);
      }
    });
  });

  it('with the records of every table in another order', () => {
    forAllSeeds({ runs: 50 }, (seed, random) =>
      expectSameCloud(seed, (cloud) =>
        mapTables(cloud, (records) => Object.fromEntries(shuffled(records, random))),
      ),
    );
  });

  it('SG-1: with the rules of every group in another order', () => {
    forAllSeeds({ runs: 40 }, (seed, random) =>
      expectSameCloud(seed, (cloud) =>
        Object.values(cloud.tables['security-group']).reduce(
          (changed, group) =>
            withRecord(changed, 'security-group', { ...group, Rules: shuffled(group.Rules, random) }),
          cloud,
        ),
      ),
    );
  });

  it('ACL-1: with the entries of every list in another order, their numbers kept', () => {
    forAllSeeds({ runs: 40 }, (seed, random) =>
      expectSameCloud(seed, (cloud) =>
        Object.values(cloud.tables['network-acl']).reduce(
          (changed, list) =>
            withRecord(changed, 'network-acl', { ...list, Entries: shuffled(list.Entries, random) }),
          cloud,
        ),
      ),
    );
  });

  it('after the document is written and read again', () => {
    forAllSeeds({ runs: 40 }, (seed) =>
      expectSameCloud(seed, (cloud) => {
        const read = parseDocument(awsRegistry, serialiseDocument(cloud));
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        return read.value;
      }),
    );
  });

  it('with rules added to groups that nothing on the way carries', () => {
    forAllSeeds({ runs: 25 }, (seed, random) => {
      const { cloud, flows } = randomCloud(seed);
      const simulation = simulate(cloud);
      for (const flow of flows.slice(0, 8)) {
        const carried = groupsOn(cloud, idsOn(simulation, flow));
        const groups = Object.values(cloud.tables['security-group']).filter(({ id }) => !carried.has(id));
        let changed = withStrayGroup(cloud, random);
        for (const group of groups) changed = addGroupRule(changed, group, randomGroupRule(cloud, random));
        const after = answersIn(changed, [flow]);
        expectSameAnswers(answersIn(simulation, [flow]), after, [flow], `seed ${seed}`);
      }
    });
  });

  it('when other VPCs lose what this one does not name', () => {
    let removed = 0;
    forAllSeeds({ runs: 40 }, (seed) => {
      const { cloud, flows } = randomCloud(seed);
      const simulation = simulate(cloud);
      for (const vpc of Object.keys(cloud.tables.vpc)) {
        const homes = vpcsOfRecords(cloud);
        const stays = (id: string) => homes.get(id) === vpc || homes.get(id) === undefined;
        const inside = flows.filter((flow) => {
          const ends = [flow.from, flow.to];
          if (!ends.every((end) => end.startsWith('internet') || homes.get(end) === vpc)) return false;
          return [...idsOn(simulation, flow)].every(stays);
        });
        const changed = withoutStrangers(cloud, vpc, homes);
        removed += Number(changed !== cloud);
        const before = answersIn(simulation, inside);
        expectSameAnswers(before, answersIn(changed, inside), inside, `seed ${seed}, all but ${vpc}`);
      }
    });
    expect(removed).toBeGreaterThan(20);
  });
});

function withStrayGroup(cloud: AwsCloud, random: RandomSource): AwsCloud {
  const groups = { ...cloud.tables['security-group'] };
  const home = random.pickAny(Object.keys(cloud.tables.vpc)) ?? '';
  const rules = Array.from({ length: 3 }, () => randomGroupRule(cloud, random));
  addGroup({ tables: { ...cloud.tables, 'security-group': groups }, guest: {} }, 'sg-stray', home, rules);
  return { ...cloud, tables: { ...cloud.tables, 'security-group': groups } };
}

/** Everything the story of a flow names, beyond blockers too. */
function idsOn(simulation: Simulation, flow: NaiveFlow): ReadonlySet<string> {
  const trace = traceFlow(simulation, flowOf(flow));
  return new Set(trace.ok ? idsIn(trace.value) : []);
}

function idsIn(trace: Trace): readonly string[] {
  const steps = trace.connections.flatMap(({ forward, reply }) =>
    [...forward, ...(reply ?? [])].flatMap((hop) => hop.steps),
  );
  return steps.flatMap((step) => [step.at, step.place, ...step.path]);
}

function groupsOn(cloud: AwsCloud, ids: ReadonlySet<string>): ReadonlySet<string> {
  const cards = Object.values(cloud.tables['network-interface']).filter(
    (card) => ids.has(card.id) || ids.has(card.Attachment?.InstanceId ?? ''),
  );
  return new Set(cards.flatMap((card) => card.Groups));
}

/** The VPC that each record lies in; peerings, lists and addresses of nobody lie in none. */
function vpcsOfRecords(cloud: AwsCloud): ReadonlyMap<string, string> {
  const { tables } = cloud;
  const homes = new Map<string, string>();
  for (const name of ['subnet', 'route-table', 'security-group', 'network-acl', 'nat-gateway'] as const)
    for (const { id, VpcId } of Object.values(tables[name])) homes.set(id, VpcId);
  for (const { id, Attachments } of Object.values(tables['internet-gateway'])) {
    const [attachment] = Attachments;
    if (attachment !== undefined) homes.set(id, attachment.VpcId);
  }
  for (const card of Object.values(tables['network-interface'])) {
    const vpc = homes.get(card.SubnetId);
    if (vpc === undefined) continue;
    homes.set(card.id, vpc);
    if (card.Attachment !== undefined) homes.set(card.Attachment.InstanceId, vpc);
  }
  for (const id of Object.keys(tables.vpc)) homes.set(id, id);
  return homes;
}

/** Without everything that lies in another VPC and that no record of this one, and no peering, speaks of. */
function withoutStrangers(cloud: AwsCloud, vpc: string, homes: ReadonlyMap<string, string>): AwsCloud {
  const kept = Object.values(cloud.tables)
    .flatMap((table): readonly { readonly id: string }[] => Object.values(table))
    .filter(({ id }) => homes.get(id) === vpc || id.startsWith('pcx-'));
  const text = JSON.stringify(kept);
  let changed = cloud;
  for (const [table, records] of Object.entries(cloud.tables) as [keyof AwsTables, object][]) {
    for (const id of Object.keys(records)) {
      const home = homes.get(id);
      if (home === undefined || home === vpc || text.includes(`"${id}"`)) continue;
      changed = withoutRecord(changed, table, id);
    }
  }
  return changed;
}
