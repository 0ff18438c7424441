import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kebabName } from '../../aws/names.ts';
import { dataServices } from '../../resources/data-services.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { notSimulated } from '../../text/english/not-simulated.ts';
import { SERVICE_NAMES, SERVICE_OPERATIONS } from './generated/catalogue.ts';

const wanted = JSON.parse(
  readFileSync(new URL('../../tools/aws-models/operations.json', import.meta.url), 'utf8'),
) as { readonly [part: string]: readonly string[] };

type Named = { readonly service: string; readonly name: string };
const isPublic = ({ service, name }: Named) => service !== 'guest' && !name.startsWith('Internal');
const simulated = Object.values(awsRegistry)
  .filter(({ isOptional }) => isOptional !== true)
  .flatMap(({ operations }): readonly Named[] => operations)
  .filter(isPublic);
const data = Object.values(dataServices).flatMap(({ operations }): readonly Named[] => operations);

function byService(operations: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { service, name } of operations)
    groups.set(service, [...(groups.get(service) ?? []), kebabName(name)]);
  return new Map(
    [...groups]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([service, names]) => [service, names.sort()]),
  );
}

function section(title: string, text: string, groups: ReadonlyMap<string, readonly string[]>): string {
  const count = [...groups.values()].reduce((sum, names) => sum + names.length, 0);
  const rows = [...groups].map(
    ([service, names]) => `### ${service} (${names.length})\n\n${names.join(', ')}\n`,
  );
  return `## ${title}: ${count}\n\n${text}\n\n${rows.join('\n')}`;
}

/** Modelled, so that a wrong line is refused in AWS's words; the answer would need behaviour that is missing. */
const modelledOnly = Object.entries(wanted)
  .flatMap(([part, names]) =>
    names.map((name): Named => ({ service: part === 'ec2-data' ? 'ec2' : part, name })),
  )
  .filter(
    ({ service, name }) =>
      ![...simulated, ...data].some((each) => each.service === service && each.name === name),
  );

function notYet(): string {
  const answered = new Set([...simulated, ...data].map(({ service, name }) => `${service}:${name}`));
  const services = [...new Set([...simulated, ...data].map(({ service }) => service))].sort();
  const rows = services.flatMap((service) => {
    const all = SERVICE_OPERATIONS[service]?.split(' ') ?? [];
    const left = all.filter((name) => !answered.has(`${service}:${name}`)).length;
    return left === 0 ? [] : [`${service} (${left} of ${all.length})`];
  });
  const others = SERVICE_NAMES.filter(
    (name) => !services.includes(name) && !['configure', 's3'].includes(name),
  );
  return `## Not yet\n\nWhat is left says \`not simulated: …\` and exits with 255; a wrong command is told from a right one all the same.\n\n### Of the services above\n\n${rows.join(', ')}\n\n### Services\n\n${others.join(', ')}\n`;
}

it('says of every operation that is only modelled why it is not simulated', () => {
  for (const { service, name } of modelledOnly)
    expect(notSimulated(service, kebabName(name)), `${service}:${name}`).toBeDefined();
});

// `vitest -u` writes it anew.
it('is written down by service: simulated, data only, not yet', async () => {
  const text = [
    '# AWS operations\n\nWhat `aws` answers here. Checked, and written anew, by `src/shell/aws/operation-list.test.ts`.\n',
    section(
      'Simulated',
      'They change the network that packets are traced through, or tell about it.',
      byService(simulated),
    ),
    section(
      'Data only',
      'What is made with them is kept and answered as AWS answers it. Nothing runs behind it: no load is balanced, no database listens, no function is called. Where a packet meets such a thing, the verdict is "unknown".',
      byService(data),
    ),
    section(
      'Read, not simulated',
      'A line that is wrong is refused as AWS CLI refuses it; one that is right says `not simulated: …`.',
      byService(modelledOnly),
    ),
    notYet(),
  ].join('\n');
  await expect(text).toMatchFileSnapshot('./OPERATIONS.md');
});
