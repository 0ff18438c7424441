import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { LabDocument, Probe } from '../editor/document.ts';
import { gallery } from '../io/gallery/gallery.ts';
import { readyDocument } from '../io/gallery/ready-document.ts';
import { sampleDocument } from '../io/gallery/sample.ts';
import { serialiseDocument } from '../kernel/cloud/serialise-document.ts';
import { protocolName, TCP } from '../kernel/net/protocol.ts';
import { simulate } from '../resources/simulate.ts';
import { namingOf } from '../text/naming.ts';
import { type Answer, answerOf } from './answer.ts';
import { askProbe } from './ask-probe.ts';
import { endpointChoices } from './endpoints.ts';
import { nameOfEnd } from './name-of-end.ts';

const sample = sampleDocument('sample');
const simulation = simulate(sample.cloud);

function ask(probe: Probe): Answer {
  const trace = askProbe(simulation, sample.cloud, probe);
  if (!trace.ok) throw new Error(trace.error);
  return answerOf(trace.value, namingOf(sample.cloud));
}

function kept(from: string, to: string): Probe {
  const called = (end: string) => nameOfEnd(sample.cloud, end);
  const probe = sample.probes.find((other) => called(other.from) === from && called(other.to) === to);
  if (probe === undefined) throw new Error(`the sample asks from ${from} to ${to}`);
  return probe;
}

it('numbers every blocker, says where it is met, and points at the step that meets it', () => {
  const { blockers, legs } = ask(kept('internet', 'db-1'));
  const told = blockers.map(({ number, direction, where }) => [number, direction, where.split(' (')[0]]);
  expect(told).toEqual([
    [1, 'forward', 'Internet gateway shop-igw'],
    [2, 'forward', 'Security group database'],
    [3, 'reply', 'Route table database'],
  ]);
  const steps = legs.flatMap(({ hops }) => hops.flatMap((hop) => hop.steps));
  const met = blockers.map(({ stepId }) => steps.find(({ id }) => id === stepId));
  expect(met.map((step) => [step?.code, step?.mark])).toEqual(blockers.map(({ code }) => [code, 'drop']));
  expect(legs.map(({ direction, imagined }) => [direction, imagined])).toEqual([
    ['forward', false],
    ['reply', true],
  ]);
});

it('tells for each row of a table why it won or lost', () => {
  const { legs } = ask(kept('app-1', 'internet'));
  const routing = legs[0]?.hops.flatMap(({ steps }) => steps).find(({ at }) => at.startsWith('rtb-'));
  expect(routing?.rows.map(({ text, words, decides }) => [text.split(' (')[0], words, decides])).toEqual([
    ['10.0.0.0/16 → local', '8.8.10.10 is not in 10.0.0.0/16', false],
    ['0.0.0.0/0 → nat-a', 'decides', true],
  ]);
});

it('has an answer in words between any two ends that the sample offers', () => {
  const ends = endpointChoices(sample.cloud).flatMap(({ choices }) => choices.map(({ value }) => value));
  for (const from of ends) {
    for (const to of ends) {
      const probe = { id: 'any', from, to, protocol: TCP, port: 443, sourcePort: null };
      const trace = askProbe(simulation, sample.cloud, probe);
      if (!trace.ok) expect([from, to]).toEqual(['internet', 'internet']);
      else expect(answerOf(trace.value, namingOf(sample.cloud)).legs.length).toBeGreaterThan(0);
    }
  }
});

it('keeps with every ready architecture the questions that come with it', () => {
  for (const entry of gallery) {
    const document: LabDocument = readyDocument(entry, entry.id);
    const ready = simulate(document.cloud);
    const told = document.probes.map((probe) => [
      nameOfEnd(document.cloud, probe.from),
      nameOfEnd(document.cloud, probe.to),
      protocolName(probe.protocol),
      probe.port,
    ]);
    expect(told).toEqual(entry.questions.map(({ from, to, protocol, port }) => [from, to, protocol, port]));
    for (const probe of document.probes) expect(askProbe(ready, document.cloud, probe).ok).toBe(true);
  }
});

it('answers the kept questions as the command does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skytrace-'));
  const [cloud, flows] = [join(folder, 'cloud.json'), join(folder, 'flows.json')];
  writeFileSync(cloud, serialiseDocument(sample.cloud));
  const questions = sample.probes.map(({ from, to, protocol, port }) => ({
    from: nameOfEnd(sample.cloud, from),
    to: nameOfEnd(sample.cloud, to),
    protocol,
    port,
  }));
  writeFileSync(flows, JSON.stringify(questions));
  const bin = fileURLToPath(new URL('../headless/bin.mjs', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [bin, 'flows', cloud, flows, '--json'], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const answers = JSON.parse(stdout) as readonly Pick<Answer, 'verdict' | 'hops'>[];
  expect(answers.map(({ verdict, hops }) => ({ verdict, hops }))).toEqual(
    sample.probes.map(ask).map(({ verdict, hops }) => ({ verdict, hops })),
  );
});
