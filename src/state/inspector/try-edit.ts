import type { Command } from '../../editor/commands/command.ts';
import type { LabDocument } from '../../editor/document.ts';
import { perform } from '../../editor/perform.ts';
import type { AwsError } from '../../kernel/cloud/aws-error.ts';

/**
 * What AWS would answer to an edit, without making it: null when it would do it. The real operations
 * run on the document and their outcome is dropped, so that a field never knows rules of its own.
 */
export function tryEdit<Args>(document: LabDocument, command: Command<Args>, args: Args): AwsError | null {
  const available = command.available({ document, selection: [] }, args);
  if (available !== true) return { code: 'NotAvailable', message: available };
  const outcome = perform(document, '', (session) => command.run(session, args, []));
  return outcome.ok ? null : outcome.error;
}
