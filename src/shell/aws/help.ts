import type { CommandOption } from '../../aws/command-option.ts';
import { globalOptions } from '../../aws/global-options.ts';
import { findOperation, findShape, isComplex, serviceNames } from '../../aws/model.ts';
import { commandTable, kebabName } from '../../aws/names.ts';
import { commandOptions } from '../../aws/options.ts';
import { printCommand } from '../../aws/print-command.ts';
import type { ServiceModel, Shape } from '../../aws/shape.ts';
import { operationTable } from '../../kernel/cloud/run-operation.ts';
import { invariant } from '../../kernel/lib/invariant.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { kindOfOperation } from './not-simulated.ts';

const WIDTH = 78;

export function helpForAws(): string {
  return page([
    ['NAME', ['aws: AWS’s command line, against the cloud of this document']],
    ['SYNOPSIS', ['aws [options] <command> <subcommand> [parameters]']],
    [
      'DESCRIPTION',
      wrap(
        'Every command makes the API call that AWS’s own command line would make. The simulator answers it; nothing is sent anywhere, and no account or key is needed.',
      ),
    ],
    ['SERVICES', columns([...answeredServices(), 'configure', 's3'].sort())],
    ['OPTIONS', columns(globalOptions.map(({ name }) => `--${name}`))],
    ['SEE ALSO', ['aws <service> help', 'aws <service> <command> help']],
  ]);
}

/** Services of which at least one command is answered. */
function answeredServices(): readonly string[] {
  const answered = new Set([...operationTable(awsRegistry).values()].map(({ service }) => service));
  return serviceNames().filter((name) => answered.has(name));
}

export function helpForService(model: ServiceModel): string {
  const { service } = model;
  const names = [...commandTable(model)].sort(([left], [right]) => (left < right ? -1 : 1));
  const kindOf = (operation: string) => kindOfOperation(service, operation);
  const of = (kind: ReturnType<typeof kindOf>) =>
    names.filter(([, operation]) => kindOf(operation) === kind).map(([name]) => name);
  const sections: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['COMMANDS', ['Simulated.'], of('simulated')],
    [
      'DATA',
      wrap('What these make is kept and answered; nothing runs behind it, and no packet is carried by it.'),
      of('data'),
    ],
    ['NOT SIMULATED', ['A right line says why, and what there is instead.'], of('none')],
  ];
  return page([
    ['NAME', [service]],
    ['SYNOPSIS', [`aws ${service} <command> [parameters]`]],
    ...sections.flatMap(([title, text, commands]): [string, readonly string[]][] =>
      commands.length === 0 ? [] : [[title, [...text, '', ...columns(commands)]]],
    ),
    ['SEE ALSO', [`aws ${service} wait`, `aws ${service} <command> help`]],
  ]);
}

export function helpForOperation(model: ServiceModel, operation: string): string {
  const operationModel = findOperation(model, operation);
  invariant(operationModel !== undefined, `${operation} is modelled`);
  const options = commandOptions(model, operation, operationModel);
  const command = `aws ${model.service} ${kebabName(operation)}`;
  const synopsis = options.map((option) => {
    const usage = `--${option.name}${option.arity === 'none' ? '' : ' <value>'}`;
    return option.required ? usage : `[${usage}]`;
  });
  return page([
    ['NAME', [kebabName(operation)]],
    ['SYNOPSIS', [command, ...synopsis.map((each) => `  ${each}`)]],
    ['OPTIONS', options.flatMap((option) => describeOption(model, option))],
    [
      'OUTPUT',
      operationModel.output === undefined
        ? ['None']
        : describeShape(model, findShape(model, operationModel.output), 0, [operationModel.output]),
    ],
    ...exampleOf(model.service, operation),
    ['SEE ALSO', [`${command} --generate-cli-skeleton prints a request to fill in.`]],
  ]);
}

function exampleOf(
  service: string,
  operation: string,
): readonly (readonly [title: string, lines: readonly string[]])[] {
  const known = operationTable(awsRegistry).get(`${service}:${operation}`);
  if (known === undefined || Object.keys(known.example).length === 0) return [];
  return [
    ['EXAMPLE', printCommand({ service, operation, input: known.example }, { width: WIDTH - 4 }).split('\n')],
  ];
}

function describeOption(model: ServiceModel, option: CommandOption): readonly string[] {
  const { role, name, required } = option;
  const demand = required ? ' [required]' : '';
  if (role.kind !== 'member')
    return [`--${name} (${option.arity === 'none' ? 'boolean' : 'string'})${demand}`];
  const shape = findShape(model, role.shape);
  const details = [...limitsOf(shape), ...(isComplex(shape) ? shorthandOf(model, shape) : [])];
  const head = `--${name} (${typeName(model, shape)})${demand}`;
  return details.length === 0 ? [head] : [head, ...details, ''];
}

function typeName(model: ServiceModel, shape: Shape): string {
  if (shape.type !== 'list') return shape.type;
  const member = findShape(model, shape.member);
  return isComplex(member) ? `list of ${member.type}s` : 'list';
}

function limitsOf(shape: Shape): readonly string[] {
  if (!('enum' in shape) || shape.enum === undefined) return [];
  return wrap(`One of: ${shape.enum.join(', ')}`).map((line) => `    ${line}`);
}

/** How a value is written on the line, as `Key=string,Value=string`. */
function shorthandOf(model: ServiceModel, shape: Shape): readonly string[] {
  const item = shape.type === 'list' ? findShape(model, shape.member) : shape;
  if (item.type === 'structure') {
    const text = shorthand(model, item, []);
    return wrap(`Shorthand: ${text}${shape.type === 'list' ? ' …' : ''}`, ',').map((line) => `    ${line}`);
  }
  if (item.type === 'map') return ['    Shorthand: KeyName1=string,KeyName2=string'];
  return ['    Written as: value value …'];
}

function shorthand(model: ServiceModel, shape: Shape, outer: readonly Shape[]): string {
  if (outer.includes(shape)) return '…';
  if (shape.type === 'structure') {
    return Object.entries(shape.members)
      .map(([member, name]) => `${member}=${inner(model, findShape(model, name), [...outer, shape])}`)
      .join(',');
  }
  return shape.type;
}

function inner(model: ServiceModel, shape: Shape, outer: readonly Shape[]): string {
  if (shape.type === 'structure') return `{${shorthand(model, shape, outer)}}`;
  if (shape.type === 'list') return `[${inner(model, findShape(model, shape.member), outer)}]`;
  return shape.type === 'map' ? '{KeyName=…}' : shape.type;
}

const DEEPEST = 3;

function describeShape(
  model: ServiceModel,
  shape: Shape,
  depth: number,
  outer: readonly string[],
): readonly string[] {
  if (shape.type === 'list')
    return outer.includes(shape.member)
      ? []
      : describeShape(model, findShape(model, shape.member), depth, [...outer, shape.member]);
  if (shape.type !== 'structure' || depth > DEEPEST) return [];
  return Object.entries(shape.members).flatMap(([member, name]) => {
    const each = findShape(model, name);
    const line = `${'  '.repeat(depth)}${member} (${typeName(model, each)})`;
    return outer.includes(name) ? [line] : [line, ...describeShape(model, each, depth + 1, [...outer, name])];
  });
}

function page(sections: readonly (readonly [title: string, lines: readonly string[]])[]): string {
  return sections
    .map(
      ([title, lines]) => `${title}\n${lines.map((line) => (line === '' ? '\n' : `    ${line}\n`)).join('')}`,
    )
    .join('\n');
}

function columns(names: readonly string[]): readonly string[] {
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const perLine = Math.max(1, Math.floor((WIDTH - 4) / width));
  const rows = Math.ceil(names.length / perLine);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: perLine }, (__, column) => (names[column * rows + row] ?? '').padEnd(width))
      .join('')
      .trimEnd(),
  );
}

function wrap(text: string, separator = ' '): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, part] of text.split(separator).entries()) {
    const next = index === 0 ? part : `${line}${separator}${part}`;
    if (next.length > WIDTH - 8 && line !== '') {
      lines.push(separator === ' ' ? line : `${line}${separator}`);
      line = part;
    } else line = next;
  }
  return [...lines, line];
}
