import { kebabName } from '../../aws/names.ts';
import { operationTable } from '../../kernel/cloud/run-operation.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { notSimulated as sentenceFor } from '../../text/english/not-simulated.ts';
import { type CommandResult, fail } from '../bash/command.ts';

/** Whether somebody answers the operation here. */
export function isSimulated(service: string, operation: string): boolean {
  return operationTable(awsRegistry).has(`${service}:${operation}`);
}

const NETWORKS = 'aws help lists the services that are, and aws SERVICE help their commands.';

/** The answer to a command that AWS has and this simulator has not. */
export function notSimulated(service: string, operation: string): CommandResult {
  const command = kebabName(operation);
  const sentence = sentenceFor(service, command) ?? `aws ${service} ${command}. ${NETWORKS}`;
  return fail(`not simulated: ${sentence}\n`, 255);
}
