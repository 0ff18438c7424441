import { globalOptions } from '../../aws/global-options.ts';
import { findOperation, findServiceModel, findShape, serviceNames } from '../../aws/model.ts';
import { commandTable, kebabName } from '../../aws/names.ts';
import { commandOptions } from '../../aws/options.ts';
import type { ServiceModel } from '../../aws/shape.ts';
import { nameTag, type ResourceRecord } from '../../kernel/cloud/record.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { optionalTaggable } from '../../resources/shared/tags/taggable.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { lineWords } from './line-words.ts';

export interface Completion {
  /** What the completed word replaces: from here to the cursor. */
  readonly start: number;
  /** In the order to be shown. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly text: string;
  /** What stands beside it: a resource's name, `required`. */
  readonly note?: string;
  /** A blank is to follow. */
  readonly isWhole: boolean;
}

export interface CompletionWorld {
  readonly cloud: AwsCloud;
  readonly account: string;
  readonly region: string;
  /** Programs, builtins, functions and aliases. */
  readonly commands: readonly string[];
  readonly variables: readonly string[];
  /** Entries of a directory; folders end in a slash. Undefined when there is no such directory. */
  readonly entries: (directory: string) => readonly string[] | undefined;
  /** Operations of a service that is simulated but whose model is not read: none. */
  readonly waiters: (service: string) => readonly string[];
}

const MOST = 200;

/** What could stand at the cursor: commands, operations, options, ids and names from the cloud, files, variables. */
export function complete(line: string, cursor: number, world: CompletionWorld): Completion {
  const { words, current, start } = lineWords(line, cursor);
  const choices = choicesFor(words, current, world);
  const fitting = choices.filter(({ text }) => text.startsWith(current) && text !== current);
  const exact = choices.find(({ text }) => text === current);
  return { start, choices: [...(exact === undefined ? [] : [exact]), ...fitting].slice(0, MOST) };
}

function choicesFor(words: readonly string[], current: string, world: CompletionWorld): readonly Choice[] {
  if (current.startsWith('$')) return world.variables.map((name) => whole(`$${name}`));
  const [command] = words;
  if (command === 'sudo' && !current.startsWith('-')) return choicesFor(words.slice(1), current, world);
  if (command === undefined) return [...new Set(world.commands)].sort().map((name) => whole(name));
  if (command === 'aws' || command === 'awslocal') return awsChoices(words.slice(1), current, world);
  return fileChoices(current, world);
}

function awsChoices(words: readonly string[], current: string, world: CompletionWorld): readonly Choice[] {
  const positional = positionals(words);
  const [service, command, third] = positional;
  const last = words.at(-1);
  const isValueOfGlobal = globalOptions.find(({ name, arity }) => arity === 'one' && `--${name}` === last);
  if (isValueOfGlobal !== undefined) return globalValues(isValueOfGlobal.name, world);
  const globals = globalOptions.map(({ name }) => whole(`--${name}`));
  if (service === undefined)
    return [...[...serviceNames(), 'configure', 's3', 'help'].sort().map((name) => whole(name)), ...globals];
  if (service === 'configure') return ['get', 'list', 'list-profiles', 'set'].map((name) => whole(name));
  if (service === 's3') {
    if (command === undefined)
      return ['cp', 'ls', 'mb', 'mv', 'presign', 'rb', 'rm', 'sync', 'website'].map((name) => whole(name));
    return current.startsWith('s3:') ? bucketChoices(world) : fileChoices(current, world);
  }
  const model = findServiceModel(service);
  if (model === undefined) return globals;
  if (command === undefined) return [...operationNames(model), whole('wait'), whole('help'), ...globals];
  if (command === 'wait' && third === undefined) return world.waiters(service).map((name) => whole(name));
  return operationChoices(model, command, words, current, world, globals);
}

/** Words that are neither options nor their values: good enough to find service and command. */
function positionals(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const option = globalOptions.find(({ name }) => `--${name}` === word);
    if (option !== undefined) index += option.arity === 'one' ? 1 : 0;
    else if (word.startsWith('--')) break;
    else found.push(word);
  }
  return found;
}

function operationNames(model: ServiceModel): readonly Choice[] {
  return [...commandTable(model).keys()].sort().map((name) => whole(name));
}

function operationChoices(
  model: ServiceModel,
  command: string,
  words: readonly string[],
  current: string,
  world: CompletionWorld,
  globals: readonly Choice[],
): readonly Choice[] {
  const operation = commandTable(model).get(command);
  const operationModel = operation === undefined ? undefined : findOperation(model, operation);
  if (operation === undefined || operationModel === undefined) return globals;
  const options = commandOptions(model, operation, operationModel);
  if (current.startsWith('-')) {
    const given = new Set(words);
    const own = options
      .filter(({ name }) => !given.has(`--${name}`))
      .sort((left, right) => Number(right.required) - Number(left.required));
    return [
      ...own.map(
        (option): Choice => ({
          text: `--${option.name}`,
          isWhole: true,
          ...(option.required && { note: 'required' }),
        }),
      ),
      ...globals,
    ];
  }
  const name = words.findLast((word) => word.startsWith('--'))?.slice(2);
  const option = options.find((each) => each.name === name);
  if (option === undefined || name === undefined) return [];
  if (option.role.kind === 'member') {
    const shape = findShape(model, option.role.shape);
    const item = shape.type === 'list' ? findShape(model, shape.member) : shape;
    if ('enum' in item && item.enum !== undefined) return item.enum.map((each) => whole(each));
  }
  if (/^fileb?:\/\//.test(current)) return fileChoices(current, world);
  return resourceChoices(name, world);
}

/** Ids and names for an option, by what its name says it wants. */
function resourceChoices(option: string, world: CompletionWorld): readonly Choice[] {
  const wanted = option.replace(/s$/, '');
  const tables: { readonly [table: string]: { readonly [id: string]: ResourceRecord } } = world.cloud.tables;
  const mine = (record: ResourceRecord) => record.account === world.account && record.region === world.region;
  if (wanted === 'availability-zone') {
    const zones = Object.values(world.cloud.tables.subnet).map(({ AvailabilityZone }) => AvailabilityZone);
    const own = ['a', 'b', 'c'].map((letter) => `${world.region}${letter}`);
    return [...new Set([...own, ...zones.filter((zone) => zone.startsWith(world.region))])].map((zone) =>
      whole(zone),
    );
  }
  if (wanted === 'key-name')
    return Object.values(world.cloud.tables['key-pair'])
      .filter(mine)
      .map(({ KeyName }) => whole(KeyName));
  const named = NAMED.find(([pattern]) => pattern.test(wanted))?.[1];
  if (named !== undefined)
    return Object.values(tables[named] ?? {})
      .filter(mine)
      .map((record) => whole(String((record as { Name?: unknown }).Name ?? record.id)));
  const prefixes = wantedPrefixes(wanted);
  const found: Choice[] = [];
  for (const table of Object.keys(tables)) {
    const type = awsRegistry[table as keyof typeof awsRegistry];
    const prefix = type?.definition.idPrefix;
    // Tags of EC2 are for things of EC2.
    if (prefixes === undefined && type?.isOptional === true && !Object.hasOwn(optionalTaggable, table))
      continue;
    if (prefix === undefined || (prefixes !== undefined && !prefixes.includes(prefix))) continue;
    for (const record of Object.values(tables[table] ?? {})) {
      if (!mine(record)) continue;
      const label = nameTag(record);
      found.push({ text: record.id, isWhole: true, ...(label !== undefined && { note: label }) });
    }
  }
  return found;
}

const BY_OPTION: readonly (readonly [pattern: RegExp, prefixes: readonly string[]])[] = [
  [/(^|-)vpc-id$/, ['vpc']],
  [/(^|-)subnet-id$/, ['subnet']],
  [/(^|-)(security-)?group-id$|^source-group$|^group$/, ['sg']],
  [/(^|-)route-table-id$/, ['rtb']],
  [/(^|-)network-acl-id$/, ['acl']],
  [/(^|-)instance-id$/, ['i']],
  [/(^|-)allocation-id$/, ['eipalloc']],
  [/(^|-)nat-gateway-id$/, ['nat']],
  [/^internet-gateway-id$/, ['igw']],
  [/^gateway-id$/, ['igw']],
  [/(^|-)network-interface-id$/, ['eni']],
  [/(^|-)peering-connection-id$/, ['pcx']],
  [/(^|-)prefix-list-id$/, ['pl']],
  [/(^|-)volume-id$/, ['vol']],
  [/(^|-)snapshot-id$/, ['snap']],
  [/(^|-)image-id$/, ['ami']],
  [/^launch-template-id$/, ['lt']],
  [/^flow-log-id$/, ['fl']],
  [/^vpc-endpoint-id$/, ['vpce']],
  [/^transit-gateway-id$/, ['tgw']],
  [/^transit-gateway-attachment-id$/, ['tgw-attach']],
  [/^transit-gateway-route-table-id$/, ['tgw-rtb']],
  [/^file-system-id$/, ['fs']],
  [/^mount-target-id$/, ['fsmt']],
  [/^access-point-id$/, ['fsap']],
];

/** Things that are known by a name or an ARN: the option that takes it, and the table that holds them. */
const NAMED: readonly (readonly [pattern: RegExp, table: string])[] = [
  [/^load-balancer-arn$/, 'load-balancer'],
  [/^target-group-arn$/, 'target-group'],
  [/^listener-arn$/, 'load-balancer-listener'],
  [/^rule-arn$/, 'load-balancer-rule'],
  [/^auto-scaling-group-name$/, 'auto-scaling-group'],
  [/^launch-configuration-name$/, 'launch-configuration'],
  [/^(source-)?db-instance-identifier$/, 'db-instance'],
  [/^db-snapshot-identifier$/, 'db-snapshot'],
  [/^db-subnet-group-name$/, 'db-subnet-group'],
  [/^cache-cluster-id$/, 'cache-cluster'],
  [/^replication-group-id$/, 'replication-group'],
  [/^cache-subnet-group-name$/, 'cache-subnet-group'],
  [/^distribution-id$/, 'cloudfront-distribution'],
  [/^api-id$/, 'http-api'],
  [/^rest-api-id$/, 'rest-api'],
];

/** Undefined: any resource will do, as for `--resources`. An empty list: none. */
function wantedPrefixes(option: string): readonly string[] | undefined {
  if (option === 'resource') return undefined;
  return BY_OPTION.find(([pattern]) => pattern.test(option))?.[1] ?? [];
}

function bucketChoices({ cloud }: CompletionWorld): readonly Choice[] {
  const tables: { readonly [table: string]: { readonly [id: string]: ResourceRecord } } = cloud.tables;
  const names = Object.values(tables['s3-bucket'] ?? {}).map((record) =>
    String((record as { Name?: unknown }).Name ?? record.id),
  );
  return names.map((name) => ({ text: `s3://${name}/`, isWhole: false }));
}

function globalValues(name: string, world: CompletionWorld): readonly Choice[] {
  const option = globalOptions.find((each) => each.name === name);
  if (option?.choices !== undefined) return option.choices.map((each) => whole(each));
  if (name !== 'region') return [];
  const used = Object.values(world.cloud.tables.vpc).map(({ region }) => region);
  return [...new Set([world.region, ...used])].map((region) => whole(region));
}

function fileChoices(current: string, { entries }: CompletionWorld): readonly Choice[] {
  const [, scheme = '', path = ''] = /^(fileb?:\/\/)?(.*)$/s.exec(current) ?? [];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const names = entries(folder === '' ? '.' : folder) ?? [];
  const hidden = path.slice(folder.length).startsWith('.');
  return names
    .filter((name) => hidden || !name.startsWith('.'))
    .map((name) => ({ text: `${scheme}${folder}${name}`, isWhole: !name.endsWith('/') }));
}

/** The directory whose entries are asked for at the cursor. */
export function folderAt(line: string, cursor: number): string {
  const path = lineWords(line, cursor).current.replace(/^fileb?:\/\//, '');
  return path.slice(0, path.lastIndexOf('/') + 1) || '.';
}

function whole(text: string): Choice {
  return { text, isWhole: true };
}

export function waiterNames(table: { readonly [name: string]: unknown } | undefined): readonly string[] {
  return Object.keys(table ?? {}).map(kebabName);
}
