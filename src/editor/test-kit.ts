import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { recordsOf } from './cloud-view.ts';
import type { Command } from './commands/command.ts';
import { type LabDocument, newDocument } from './document.ts';
import { titleOf } from './layout/names.ts';
import { perform } from './perform.ts';
import type { Performed, TableName } from './session.ts';

const PLACE = { account: '111122223333', region: 'us-east-1' };

export function documentOf(cloud: AwsCloud): LabDocument {
  return newDocument('d', 'test', cloud, PLACE);
}

export function empty(): LabDocument {
  return documentOf(newCloud(awsRegistry));
}

/** Runs a command that must be available and succeed. */
export function done<Args>(
  document: LabDocument,
  command: Command<Args>,
  args: Args,
  selection: readonly string[] = [],
): Performed {
  const context = { document, selection };
  const available = command.available(context, args);
  if (available !== true) throw new Error(`${command.id}: ${available}`);
  const result = perform(document, command.label(context, args), (session) =>
    command.run(session, args, selection),
  );
  if (!result.ok) throw new Error(`${command.id}: ${result.error.code}: ${result.error.message}`);
  if (result.value.before !== document) throw new Error(`${command.id} does not lead back to where it began`);
  return result.value;
}

/** Why a command is not available or is refused; either way the document must be as it was. */
export function refusal<Args>(
  document: LabDocument,
  command: Command<Args>,
  args: Args,
  selection: readonly string[] = [],
): string {
  const text = JSON.stringify(document);
  const available = command.available({ document, selection }, args);
  if (available !== true) return available;
  const result = perform(document, command.id, (session) => command.run(session, args, selection));
  if (result.ok) throw new Error(`${command.id} was not refused`);
  if (JSON.stringify(document) !== text) throw new Error(`${command.id} changed the document it was given`);
  return `${result.error.code}: ${result.error.message}`;
}

/** Key of what has that name, in one table or in any. */
export function keyOf(document: LabDocument, name: string, table?: TableName): string {
  const tables = table === undefined ? (Object.keys(document.cloud.tables) as TableName[]) : [table];
  const found = tables
    .flatMap((each) => recordsOf(document.cloud, each))
    .find((record) => titleOf(record) === name);
  if (found === undefined) throw new Error(`nothing is called ${name}`);
  return found.key;
}

export function operations(performed: Performed): readonly string[] {
  return performed.requests.map((request) => request.operation);
}
