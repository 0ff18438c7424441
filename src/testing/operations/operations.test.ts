import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../kernel/cloud/document.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { shapeProblems } from './aws-shapes.ts';
import { brokenRecords } from './checks.ts';
import { ask, fillNames, labFor, startLab } from './lab.ts';
import { missingMembers } from './missing-members.ts';
import { operationCases, publicOperations, refusals } from './table.ts';

const names = [...publicOperations.keys()];

describe('the table of operations', () => {
  it('has every operation of the registry and no other', () => {
    expect(Object.keys(operationCases).sort()).toEqual([...names].sort());
  });

  it.each(names)('has a case for every error that %s lists, and for no other', (name) => {
    const listed = publicOperations.get(name)?.errors ?? [];
    expect(Object.keys(operationCases[name]?.refuses ?? {}).sort()).toEqual([...listed].sort());
    expect(new Set(listed).size).toBe(listed.length);
    expect(operationCases[name]?.works).not.toEqual([]);
    for (const [code, cases] of Object.entries(operationCases[name]?.refuses ?? {}))
      expect([cases].flat(), code).not.toEqual([]);
  });
});

describe.each(names)('%s', (name) => {
  it('answers in the shape of AWS and leaves sound records', () => {
    for (const given of operationCases[name]?.works ?? []) {
      const lab = labFor(given);
      const what = JSON.stringify(given.input);
      const outcome = ask(lab, name, given.input, given);
      if (!outcome.ok) throw new Error(`${what}: ${outcome.error.code}: ${outcome.error.message}`);
      const input = fillNames(lab, given.input) as JsonObject;
      expect(shapeProblems(name, 'input', input), what).toEqual([]);
      const output = JSON.parse(JSON.stringify(outcome.output)) as JsonObject;
      expect(shapeProblems(name, 'output', output), what).toEqual([]);
      expect(missingMembers(`ec2:${name}`, output), what).toEqual([]);
      expect(brokenRecords(lab.cloud, outcome.cloud), what).toEqual([]);
      expect(ask(lab, name, given.input, given), what).toEqual(outcome);
    }
  });

  it('refuses with the right code and changes nothing', () => {
    for (const [code, given] of refusals(name)) {
      const lab = labFor(given);
      const before = JSON.stringify(lab.cloud);
      const outcome = ask(lab, name, given.input, given);
      const what = JSON.stringify(given.input).slice(0, 500);
      expect(outcome.ok ? 'ok' : outcome.error.code, what).toBe(code);
      // The cloud is frozen as well: a write into it would have thrown.
      expect(JSON.stringify(lab.cloud) === before, what).toBe(true);
      // What the schema alone refuses proves nothing about the operation's own list of errors.
      const operation = publicOperations.get(name);
      const input = fillNames(lab, given.input) as JsonObject;
      expect(operation?.input.safeParse(input).success, what).toBe(true);
    }
  });

  it('only says what would happen when asked for a dry run', () => {
    for (const given of operationCases[name]?.works ?? []) {
      const outcome = ask(labFor(given), name, { ...given.input, DryRun: true }, given);
      expect(outcome.ok ? 'ok' : outcome.error.code).toBe('DryRunOperation');
    }
    for (const [code, given] of refusals(name)) {
      const outcome = ask(labFor(given), name, { ...given.input, DryRun: true }, given);
      expect(outcome.ok ? 'ok' : outcome.error.code).toBe(code);
    }
  });

  it('leaves a document that is saved and read back unchanged', () => {
    for (const given of operationCases[name]?.works ?? []) {
      const outcome = ask(labFor(given), name, given.input, given);
      if (!outcome.ok) throw new Error(outcome.error.message);
      expect(parseDocument(awsRegistry, serialiseDocument(outcome.cloud))).toEqual({
        ok: true,
        value: outcome.cloud,
      });
    }
  });
});

it('starts from a document with something in every table', () => {
  for (const [table, records] of Object.entries(startLab().cloud.tables))
    expect(Object.keys(records), table).not.toEqual([]);
});
