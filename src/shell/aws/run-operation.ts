import { base64Bytes, decodeUtf8 } from '../../aws/base64.ts';
import { findOperation } from '../../aws/model.ts';
import { parseCommand } from '../../aws/parse-command.ts';
import type { ParsedCommand } from '../../aws/parsed-command.ts';
import type { ServiceModel } from '../../aws/shape.ts';
import type { AwsError } from '../../kernel/cloud/aws-error.ts';
import { invariant } from '../../kernel/lib/invariant.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { remarkOn } from '../../text/english/remarks.ts';
import { type CommandResult, fail, succeed } from '../bash/command.ts';
import type { ShellPlace } from '../ports.ts';
import { type AwsCall, refusal, refuse } from './call.ts';
import { endpointFault } from './endpoint.ts';
import { hintFor } from './error-hint.ts';
import { formatAnswer } from './format-answer.ts';
import { isSimulated, notSimulated } from './not-simulated.ts';
import { orderAnswer } from './order-answer.ts';
import { cutPage } from './pages.ts';
import { readParameterFiles } from './parameter-files.ts';
import { findCaller } from './profile.ts';
import { checkQuery } from './query.ts';
import { skeleton } from './skeleton.ts';

/** One command of a modelled service: read the line, make the call, print the answer. */
export async function runOperation(
  call: AwsCall,
  model: ServiceModel,
  words: readonly string[],
): Promise<CommandResult> {
  const line = withBodyFile(model, words);
  const files = await readParameterFiles(call.context, line);
  const parsed = parseCommand(line, { files });
  if (!parsed.ok) return refuse(call, parsed.error);
  const command = parsed.value;
  const query = command.query === undefined ? undefined : checkQuery(command.query);
  if (query?.ok === false) return fail(`\n${query.error}\n`, 252);
  const operationModel = findOperation(model, command.operation);
  invariant(operationModel !== undefined, `${command.operation} is modelled`);
  if (command.skeleton === 'input')
    return succeed(`${JSON.stringify(skeleton(model, operationModel.input, false), null, 4)}\n`);
  const caller = await findCaller(call.context, command, call.home);
  if (!caller.ok) return fail(`\n${caller.error}\n`, 255);
  const { place, output } = caller.value;
  const fault = endpointFault(command.service, place.region, call.home.region);
  if (fault !== undefined)
    return fail(`\n${fault.message}\n${fault.hint === undefined ? '' : call.hint(fault.hint)}`, 255);
  const print = (answer: JsonValue) => printed(call, command, output, answer);
  if (command.skeleton !== undefined) return print(skeleton(model, operationModel.output, true));
  if (!isSimulated(command.service, command.operation))
    return notSimulated(command.service, command.operation);
  const answer = call.request(command.service, command.operation, withoutPaging(command), place);
  if (!answer.ok) return refused(call, command, answer.error, place);
  if (operationModel.outfile !== undefined) {
    const { [operationModel.outfile]: body, ...rest } = answer.value;
    const content = base64Bytes(typeof body === 'string' ? body : '') ?? new Uint8Array();
    const printedRest = print(orderAnswer(model, operationModel.output, rest));
    if (command.outfile === '/dev/stdout')
      return { ...printedRest, stdout: decodeUtf8(content) + printedRest.stdout };
    await call.context.fs.writeFile(
      call.context.fs.resolvePath(call.context.cwd, command.outfile ?? ''),
      content,
    );
    return printedRest;
  }
  const page = cutPage(
    model,
    operationModel,
    orderAnswer(model, operationModel.output, answer.value),
    command.paging,
  );
  if (!page.ok) return fail(`\n${page.error}\n`, 255);
  const shown = print({ ...page.value, ...blanks(command, page.value) });
  const remark = remarkOn(command.service, command.operation, command.input);
  return remark === undefined ? shown : { ...shown, stderr: `${shown.stderr}not simulated: ${remark}\n` };
}

/** Members that AWS CLI prints as null where the service left them out: a bucket of us-east-1, what all pages share. */
const BLANK: { readonly [operation: string]: string } = {
  's3api:GetBucketLocation': 'LocationConstraint',
  'dynamodb:Query': 'ConsumedCapacity',
  'dynamodb:Scan': 'ConsumedCapacity',
};

function blanks({ service, operation }: ParsedCommand, answer: JsonObject): JsonObject {
  const member = BLANK[`${service}:${operation}`];
  return member === undefined || Object.hasOwn(answer, member) ? {} : { [member]: null };
}

/** `--body` of an upload names a file, without any `fileb://`. */
function withBodyFile({ service }: ServiceModel, words: readonly string[]): readonly string[] {
  const isUpload = service === 's3api' && (words.includes('put-object') || words.includes('upload-part'));
  const at = isUpload ? words.indexOf('--body') + 1 : 0;
  const path = words[at];
  return at === 0 || path === undefined ? words : words.with(at, `fileb://${path}`);
}

/** AWS CLI's page size is the service's; its other paging it does by itself. */
function withoutPaging({ input, paging }: ParsedCommand): JsonObject {
  return paging.pageSize === undefined ? input : { ...input };
}

function printed(call: AwsCall, command: ParsedCommand, format: string, answer: JsonValue): CommandResult {
  const text = formatAnswer(answer, {
    format,
    query: command.query,
    title: command.operation,
    columns: call.columns,
  });
  return text.ok ? succeed(text.value) : fail(`\n${text.error}\n`, 255);
}

function refused(
  call: AwsCall,
  { service, operation, input }: ParsedCommand,
  error: AwsError,
  place: ShellPlace,
): CommandResult {
  if (error.code === 'NotSimulated') return fail(`not simulated: ${error.message}\n`, 255);
  if (error.code === 'InvalidAction') return notSimulated(service, operation);
  const { cloud } = call.session;
  const hint = hintFor({ cloud, place, service, operation, input, error });
  return fail(refusal(operation, error) + (hint === undefined ? '' : call.hint(hint)), 254);
}
