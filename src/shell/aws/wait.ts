import { closestName } from '../../aws/closest-name.ts';
import { invalidChoice, usageError } from '../../aws/errors.ts';
import { kebabName } from '../../aws/names.ts';
import { type Globals, parseCommand } from '../../aws/parse-command.ts';
import type { ServiceModel } from '../../aws/shape.ts';
import { type CommandResult, fail, succeed } from '../bash/command.ts';
import { type AwsCall, refuse } from './call.ts';
import { orderAnswer } from './order-answer.ts';
import { readParameterFiles } from './parameter-files.ts';
import { findCaller } from './profile.ts';
import { judgeAnswer, type WaiterModel } from './waiter.ts';

/** `aws SERVICE wait NAME …`: repeats the waiter's call, letting its pauses pass on the document's clock. */
export async function wait(
  call: AwsCall,
  model: ServiceModel,
  words: readonly string[],
  globals: Globals,
): Promise<CommandResult> {
  const { WAITERS } = await import('./generated/waiters.ts');
  const table = WAITERS[model.service] ?? {};
  const names = new Map(Object.keys(table).map((name) => [kebabName(name), name]));
  const word = globals.words[2];
  if (word === undefined)
    return refuse(call, usageError(`the following arguments are required: waiter_name`));
  const name = names.get(word);
  const waiter = name === undefined ? undefined : table[name];
  if (name === undefined || waiter === undefined) {
    const error = invalidChoice('waiter_name', word, [...names.keys()]);
    const hint = closestName(word, names.keys());
    return refuse(call, hint === undefined ? error : { ...error, hint });
  }
  const line = operationLine(words, word, waiter);
  const parsed = parseCommand(line, { files: await readParameterFiles(call.context, words) });
  if (!parsed.ok) return refuse(call, parsed.error);
  const caller = await findCaller(call.context, parsed.value, call.home);
  if (!caller.ok) return fail(`\n${caller.error}\n`, 255);
  const failed = (reason: string) => fail(`\nWaiter ${name} failed: ${reason}\n`, 255);
  const { service, operation, input } = parsed.value;
  const shape = model.operations[operation]?.output;
  let seen: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const answer = call.request(service, operation, input, caller.value.place);
    const verdict = judgeAnswer(
      waiter,
      answer.ok
        ? { ok: true, output: orderAnswer(model, shape, answer.value) }
        : { ok: false, ...answer.error },
    );
    if (verdict.state === 'success') return succeed('');
    if (verdict.state === 'failure') return failed(verdict.reason);
    seen = verdict.because ?? seen;
    if (attempt >= waiter.maxAttempts)
      return failed(
        `Max attempts exceeded${seen === undefined ? '' : `. Previously accepted state: ${seen}`}`,
      );
    call.session.advance(call.session.cloud.clock + waiter.delay * 1000);
  }
}

/** The same line with the waiter's call in place of `wait NAME`. */
function operationLine(words: readonly string[], name: string, waiter: WaiterModel): readonly string[] {
  const at = words.indexOf('wait');
  const rest = words.toSpliced(at, 1, kebabName(waiter.operation));
  return rest.toSpliced(rest.indexOf(name, at), 1);
}
