import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseProtocol } from '../../kernel/net/protocol.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { judgeFlow, simulate } from '../../resources/simulate.ts';
import { importDescribe } from '../describe-json/import-describe.ts';

interface Question {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port?: number;
  readonly expect: { readonly verdict: string; readonly code?: string; readonly at?: string };
}

const here = new URL('./', import.meta.url);
const samples = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

function simulationOf(sample: string) {
  const folder = new URL(`${sample}/`, here);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && path !== 'questions.json')
    .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
  return simulate(importDescribe(awsRegistry, files).cloud);
}

describe.each(samples)('%s', (sample) => {
  const simulation = simulationOf(sample);
  const text = readFileSync(new URL(`${sample}/questions.json`, here), 'utf8');

  it.each(JSON.parse(text) as Question[])('$id', ({ from, to, protocol, port = null, expect: wanted }) => {
    const number = parseProtocol(protocol);
    if (!number.ok) throw new Error(number.error);
    const answer = judgeFlow(simulation, { from, to, protocol: number.value, port, sourcePort: null });
    expect(answer).toMatchObject({
      ok: true,
      value: { verdict: wanted.verdict, code: wanted.code ?? null, at: wanted.at ?? null },
    });
  });
});
