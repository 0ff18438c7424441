import { closestName } from '../../aws/closest-name.ts';
import { usageError } from '../../aws/errors.ts';
import { loadServiceModel } from '../../aws/model.ts';
import { commandTable } from '../../aws/names.ts';
import { type Globals, readGlobals } from '../../aws/parse-command.ts';
import { quoteWords } from '../../aws/quote.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { loadDataServices } from '../../resources/load-data-services.ts';
import { slipOfTyping } from '../../text/english/typing-slips.ts';
import { type CommandContext, type CommandResult, type ShellCommand, succeed } from '../bash/command.ts';
import type { CommandEvent, ShellSession } from '../ports.ts';
import { type AwsCall, refuse, startCall } from './call.ts';
import { configure } from './configure.ts';
import { isSimulated } from './not-simulated.ts';
import { recordChanges } from './record-changes.ts';
import { runOperation } from './run-operation.ts';
import { unmodelledOperation, unmodelledService } from './unmodelled.ts';
import { wait } from './wait.ts';

export const AWS_VERSION = 'aws-cli/2.32.6 Python/3.13.9 Linux/6.1.0 exe/x86_64.amzn.2023';

/** What the `aws` command needs of its shell; read anew by every command. */
export interface AwsHost {
  readonly session: ShellSession;
  readonly columns: () => number;
  readonly ask: (() => ((question: string) => Promise<string | undefined>) | undefined) | undefined;
  readonly report: (event: CommandEvent) => void;
}

/** `aws` and `awslocal`, which is `aws` against a simulator: the same thing here. */
export function awsCommands(host: AwsHost): readonly ShellCommand[] {
  return ['aws', 'awslocal'].map((name) => ({
    name,
    run: (words, context) => runAws(host, name, words, context),
  }));
}

async function runAws(
  host: AwsHost,
  name: string,
  words: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const label = quoteWords([name, ...words]);
  const before = host.session.cloud;
  const globals = readGlobals(words);
  const profile = globals.ok ? globals.value.values.get('profile') : undefined;
  const { call, requests } = startCall(label, {
    context,
    session: host.session,
    home: host.session.place,
    profile: typeof profile === 'string' ? profile : undefined,
    columns: host.columns(),
    ask: host.ask?.(),
  });
  const told = globals.ok ? await dispatch(call, words, globals.value) : refuse(call, globals.error);
  const slip = told.exitCode === 0 ? undefined : slipOfTyping(words);
  const result = slip === undefined ? told : { ...told, stderr: told.stderr + call.hint(slip) };
  reportChanges(host, label, before, result, requests);
  return result;
}

function reportChanges(
  host: AwsHost,
  command: string,
  before: ShellSession['cloud'],
  { exitCode }: CommandResult,
  requests: readonly CloudRequest[],
): void {
  host.report({ command, exitCode, requests, ...recordChanges(before, host.session.cloud) });
}

async function dispatch(call: AwsCall, words: readonly string[], globals: Globals): Promise<CommandResult> {
  const [service, command, third] = globals.words;
  if (globals.values.has('version')) return succeed(`${AWS_VERSION}\n`);
  if (service === undefined) {
    const error = usageError('the following arguments are required: command');
    const near = closestName(words[0] ?? '', ['--version', 'help']);
    return refuse(call, near === undefined ? error : { ...error, hint: near });
  }
  if (service === 'help') {
    await loadDataServices();
    return succeed((await import('./help.ts')).helpForAws());
  }
  if (service === 'configure')
    return configure(call, globals.remaining.slice(globals.remaining.indexOf(service) + 1));
  if (service === 's3') {
    await loadDataServices();
    return (await import('../s3/s3-command.ts')).s3(call, globals);
  }
  const model = await loadServiceModel(service);
  if (model === undefined) return unmodelledService(call, service, command, globals.remaining.slice(2));
  const operation = command === undefined ? undefined : commandTable(model).get(command);
  // Networks are there from the start.
  if (service !== 'ec2' || operation === undefined || !isSimulated(service, operation))
    await loadDataServices();
  if (command === 'help') return succeed((await import('./help.ts')).helpForService(model));
  if (command === 'help') return succeed((await import('./help.ts')).helpForService(model));
  if (command === 'wait') return wait(call, model, words, globals);
  if (command !== undefined && operation === undefined)
    return unmodelledOperation(call, model, command, globals.remaining.slice(2));
  if (operation !== undefined && third === 'help' && isAlone(globals, third))
    return succeed((await import('./help.ts')).helpForOperation(model, operation));
  return runOperation(call, model, words);
}

/** `help` stands where an option's value could stand as well. */
function isAlone(globals: Globals, word: string): boolean {
  return globals.remaining[2] === word;
}
