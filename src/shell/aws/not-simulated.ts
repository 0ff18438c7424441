import { kebabName } from '../../aws/names.ts';
import { standingTables } from '../../kernel/cloud/registry.ts';
import { operationTable } from '../../kernel/cloud/run-operation.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { notSimulated as sentenceFor } from '../../text/english/not-simulated.ts';
import { type CommandResult, fail } from '../bash/command.ts';

/** Whether somebody answers the operation here. */
export function isSimulated(service: string, operation: string): boolean {
  return operationTable(awsRegistry).has(`${service}:${operation}`);
}

/** Whether an operation changes networks or tells of them, is kept as data, or is not answered. */
export function kindOfOperation(service: string, name: string): 'simulated' | 'data' | 'none' {
  const key = `${service}:${name}`;
  if (!operationTable(awsRegistry).has(key)) return 'none';
  return standingTables(awsRegistry).some((table) =>
    awsRegistry[table].operations.some((each) => `${each.service}:${each.name}` === key),
  )
    ? 'simulated'
    : 'data';
}

const NETWORKS = 'aws help lists the services that are, and aws SERVICE help their commands.';

/** The answer to a command that AWS has and this simulator has not. */
export function notSimulated(service: string, operation: string): CommandResult {
  const command = kebabName(operation);
  const sentence = sentenceFor(service, command) ?? `aws ${service} ${command}. ${NETWORKS}`;
  return fail(`not simulated: ${sentence}\n`, 255);
}
