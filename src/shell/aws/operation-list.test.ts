import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kebabName } from '../../aws/names.ts';
import { dataServices } from '../../resources/data-services.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { notSimulated } from '../../text/english/not-simulated.ts';
import { SESSION_COMMANDS } from '../guest/aws-sessions.ts';
import { S3_OPTIONS } from '../s3/options.ts';
import { CONFIGURE_COMMANDS } from './configure.ts';
import { SERVICE_NAMES, SERVICE_OPERATIONS } from './generated/catalogue.ts';

const wanted = JSON.parse(
  readFileSync(new URL('../../tools/aws-models/operations.json', import.meta.url), 'utf8'),
) as { readonly [part: string]: readonly string[] };

type Named = { readonly service: string; readonly name: string };
const named = ({ service, name }: Named) => `${service}:${kebabName(name)}`;
const isPublic = ({ service, name }: Named) => service !== 'guest' && !name.startsWith('Internal');
const simulated = Object.values(awsRegistry)
  .filter(({ isOptional }) => isOptional !== true)
  .flatMap(({ operations }): readonly Named[] => operations)
  .filter(isPublic);
/** Commands of the shell: they lead into instances, move files, or write settings. */
const ofShell = [
  ...Object.keys(SESSION_COMMANDS),
  ...Object.keys(S3_OPTIONS).map((name) => `s3 ${name}`),
  ...CONFIGURE_COMMANDS.map((name) => `configure ${name}`),
].map((words): Named => {
  const [service = '', name = ''] = words.split(' ');
  return { service, name };
});
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
      ![...simulated, ...data, ...ofShell].some((each) => named(each) === `${service}:${kebabName(name)}`),
  );

const sections = [simulated, data, ofShell, modelledOnly];

function notYet(): string {
  const answered = new Set([...simulated, ...data, ...ofShell].map(named));
  const services = [...new Set(sections.flat().map(({ service }) => service))].sort();
  const rows = services.flatMap((service) => {
    const all = SERVICE_OPERATIONS[service]?.split(' ') ?? [];
    const left = all.filter((name) => !answered.has(named({ service, name }))).length;
    return left === 0 ? [] : [`${service} (${left} of ${all.length})`];
  });
  const others = SERVICE_NAMES.filter((name) => !services.includes(name));
  return `## Not yet\n\nWhat is left says \`not simulated: …\` and exits with 255; a wrong command is told from a right one all the same.\n\n### Of the services above\n\n${rows.join(', ')}\n\n### Services\n\n${others.join(', ')}\n`;
}

it('says of every operation that is only modelled why it is not simulated', () => {
  for (const { service, name } of modelledOnly)
    expect(notSimulated(service, kebabName(name)), `${service}:${name}`).toBeDefined();
});

it('lists every operation once', () => {
  const all = sections.flat().map(named);
  expect(all.filter((each, at) => all.indexOf(each) !== at)).toEqual([]);
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
      'Of the shell',
      'They lead into instances as those let in, move files between the shell and buckets, and write the shell’s own settings.',
      byService(ofShell),
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
