import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { threeTier } from '../../io/gallery/three-tier.ts';
import { serialiseDocument } from '../../kernel/cloud/document.ts';
import type { Answer } from './answer.ts';
import { places, ports, readyQuestions } from './questions.ts';
import { openSample, type Question } from './sample.ts';

const sample = openSample();

function ask(question: Question): Answer {
  const answer = sample.ask(question);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

it('draws two zones of three subnets, each resident where it lives', () => {
  const homes = sample.map.zones.map(({ name, subnets }) => [
    name,
    subnets.map((subnet) => [subnet.name, subnet.residents.map((resident) => resident.name)]),
  ]);
  expect(homes).toEqual([
    [
      'us-east-1a',
      [
        ['web-a', ['nat-a', 'web-1']],
        ['app-a', ['app-1']],
        ['db-a', ['db-1']],
      ],
    ],
    [
      'us-east-1b',
      [
        ['web-b', ['nat-b', 'web-2']],
        ['app-b', ['app-2']],
        ['db-b', ['db-2']],
      ],
    ],
  ]);
});

it('says who uses which route table and security group', () => {
  const [web, app, database] = sample.map.zones[1]?.subnets ?? [];
  expect([web, app, database].map((subnet) => subnet?.routeTable.name)).toEqual([
    'public',
    'app-b',
    'database',
  ]);
  expect(database?.residents[0]?.groups.map(({ name }) => name)).toEqual(['database']);
});

it('numbers every blocker, says where it is met, and points at the step that meets it', () => {
  const { blockers, legs } = ask({ from: 'internet', to: 'db-1', port: 3306 });
  const home = sample.map.zones[0]?.subnets[2];
  expect(blockers.map(({ number, direction, where, place }) => [number, direction, where, place])).toEqual([
    [1, 'forward', 'Internet gateway shop-igw', sample.map.internetGateway.id],
    [2, 'forward', 'Security group database', home?.residents[0]?.id],
    [3, 'reply', 'Route table database', home?.id],
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
  const { legs } = ask({ from: 'app-1', to: 'internet', port: 443 });
  const routing = legs[0]?.hops.flatMap(({ steps }) => steps).find(({ at }) => at.startsWith('rtb-'));
  expect(routing?.rows.map(({ text, words, decides }) => [text, words, decides])).toEqual([
    ['10.0.0.0/16 → local', '8.8.10.10 is not in 10.0.0.0/16', false],
    ['0.0.0.0/0 → nat-a', 'decides', true],
  ]);
});

it('has an answer in words for every question that the page can ask', () => {
  for (const from of places) {
    for (const to of places) {
      for (const { port } of ports) {
        const answer = sample.ask({ from, to, port });
        if (!answer.ok) expect([from, to]).toEqual(['internet', 'internet']);
        else expect(answer.value.legs.length).toBeGreaterThan(0);
      }
    }
  }
});

it('answers the ready questions as the command does', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'skytrace-'));
  const file = join(folder, 'cloud.json');
  writeFileSync(file, serialiseDocument(threeTier()));
  const bin = fileURLToPath(new URL('../../headless/bin.mjs', import.meta.url));
  for (const { from, to, port } of readyQuestions) {
    const words = ['trace', file, '--from', from, '--to', to, '--port', String(port), '--json'];
    const { stdout } = spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8' });
    const { verdict, hops } = JSON.parse(stdout) as Pick<Answer, 'verdict' | 'hops'>;
    const page = ask({ from, to, port });
    expect({ verdict, hops }).toEqual({ verdict: page.verdict, hops: page.hops });
  }
  rmSync(folder, { recursive: true });
});
