import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { runScript } from '../../testing/run-script.ts';
import { importDescribe } from '../describe-json/import-describe.ts';
import { threeTier } from '../gallery/three-tier.ts';
import { cloudDifferences } from './equal-clouds.ts';
import { planRebuild } from './plan-rebuild.ts';
import { printScript } from './print-script.ts';

const samples = new URL('../samples/', import.meta.url);

function importSample(sample: string): AwsCloud {
  const folder = new URL(`${sample}/`, samples);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && path !== 'questions.json')
    .sort()
    .map((path) => ({ path: `${sample}/${path}`, text: readFileSync(new URL(path, folder), 'utf8') }));
  return importDescribe(awsRegistry, files).cloud;
}

const clouds: readonly (readonly [string, AwsCloud])[] = [
  ['the three-tier architecture of the gallery', threeTier()],
  ...readdirSync(samples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [`the sample ${name}`, importSample(name)] as const),
];

describe.each(clouds)('%s', (_name, cloud) => {
  const rebuild = planRebuild(cloud);

  it('is rebuilt as it is by the requests', () => {
    expect(rebuild.differences).toEqual([]);
  });

  it('is rebuilt as it is by the script', () => {
    const script = printScript(rebuild);
    const account = rebuild.requests[0]?.account ?? '';
    expect(cloudDifferences(cloud, runScript(script, 'elsewhere', account))).toEqual([]);
  });
});
