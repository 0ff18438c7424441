import { closestName } from '../../aws/closest-name.ts';
import { invalidChoice, unknownOptions, usageError } from '../../aws/errors.ts';
import { globalOptions } from '../../aws/global-options.ts';
import { matchWords } from '../../aws/match-words.ts';
import type { Globals } from '../../aws/parse-command.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import { type AwsCall, refuse } from '../aws/call.ts';
import { findCaller } from '../aws/profile.ts';
import { type CommandResult, fail, succeed } from '../bash/command.ts';
import { S3_OPTIONS, S3_USAGE } from './options.ts';
import { listAt, listObjects, readPlace, type S3Place } from './places.ts';
import { S3Call, S3Refusal } from './s3-call.ts';
import { copy, remove, synchronise } from './transfer.ts';

const COMMANDS = Object.keys(S3_OPTIONS);

/** `aws s3 …`: AWS CLI's own commands, made of calls of `s3api`. */
export async function s3(call: AwsCall, globals: Globals): Promise<CommandResult> {
  const command = globals.words[1];
  if (command === undefined)
    return refuse(call, usageError('the following arguments are required: subcommand'));
  if (command === 'help') return succeed(helpText());
  const options = S3_OPTIONS[command];
  if (options === undefined) {
    const hint = closestName(command, COMMANDS);
    const error = invalidChoice('subcommand', command, COMMANDS);
    return refuse(call, hint === undefined ? error : { ...error, hint });
  }
  const rest = globals.remaining.slice(globals.remaining.indexOf(command) + 1);
  const matched = matchWords(rest, options);
  if (!matched.ok) return refuse(call, matched.error);
  const { others, unknown } = matched.value;
  if (unknown.length > 0)
    return refuse(
      call,
      unknownOptions(
        unknown,
        [...options, ...globalOptions].map(({ name }) => `--${name}`),
      ),
    );
  if (others[0] === 'help') return succeed(helpText());
  const pair = command === 'cp' || command === 'mv' || command === 'sync';
  const places = others.map(readPlace);
  if (places.length === 0 && command !== 'ls')
    return refuse(call, usageError('the following arguments are required: paths'));
  if (!fits(places, pair))
    return fail(`\nusage: aws s3 ${command} ${S3_USAGE[command]}\nError: Invalid argument type\n`, 252);
  const region = globals.values.get('region');
  const profile = globals.values.get('profile');
  const given = {
    ...(typeof region === 'string' && { region }),
    ...(typeof profile === 'string' && { profile }),
  };
  const caller = await findCaller(call.context, given, call.home);
  if (!caller.ok) return fail(`\n${caller.error}\n`, 255);
  return perform(new S3Call(call, caller.value.place, matched.value.options), command, places);
}

function fits(places: readonly S3Place[], isPair: boolean): boolean {
  if (isPair) {
    const [from, to, ...more] = places;
    return (
      from !== undefined && to !== undefined && more.length === 0 && (from.kind === 's3' || to.kind === 's3')
    );
  }
  return places.length <= 1 && places.every(({ kind }) => kind === 's3');
}

async function perform(call: S3Call, command: string, places: readonly S3Place[]): Promise<CommandResult> {
  try {
    const exitCode = await run(call, command, places);
    return { stdout: call.stdout, stderr: call.stderr, exitCode: call.hasFailed ? 1 : exitCode };
  } catch (error) {
    if (!(error instanceof S3Refusal)) throw error;
    const isTransfer = command !== 'ls' && command !== 'presign' && command !== 'website';
    if (isTransfer)
      return {
        stdout: call.stdout,
        stderr: `${call.stderr}fatal error: ${error.message}\n${call.hintFor(error)}`,
        exitCode: 1,
      };
    return { stdout: call.stdout, stderr: `\n${error.message}\n${call.hintFor(error)}`, exitCode: 254 };
  }
}

async function run(call: S3Call, command: string, [first, second]: readonly S3Place[]): Promise<number> {
  const bucket = first?.kind === 's3' ? first.bucket : '';
  const key = first?.kind === 's3' ? first.key : '';
  switch (command) {
    case 'ls':
      return bucket === '' ? listBuckets(call) : list(call, bucket, key);
    case 'mb':
      return makeBucket(call, bucket);
    case 'rb':
      return removeBucket(call, bucket);
    case 'rm':
      if (!call.has('recursive')) await remove(call, { kind: 's3', bucket, key });
      else
        for (const { name } of listObjects(call, bucket, key))
          if (call.keeps(name.slice(key.length))) await remove(call, { kind: 's3', bucket, key: name });
      return 0;
    case 'presign':
      return presign(call, bucket, key);
    case 'website':
      return website(call, bucket);
    default:
      break;
  }
  if (first === undefined || second === undefined) return 0;
  if (
    first.kind === 'local' &&
    !(await call.context.fs.exists(call.context.fs.resolvePath(call.context.cwd, first.path)))
  ) {
    call.stderr += `\nThe user-provided path ${first.path} does not exist.\n`;
    return 255;
  }
  if (command === 'sync') await synchronise(call, first, second);
  else await copy(call, first, second, command === 'mv');
  return 0;
}

function makeBucket(call: S3Call, bucket: string): number {
  const place =
    call.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: call.region } };
  const made = call.attempt('CreateBucket', { Bucket: bucket, ...place });
  if (made.ok) call.say(`make_bucket: ${bucket}`);
  else call.fail(`make_bucket failed: s3://${bucket} ${new S3Refusal('CreateBucket', made.error).message}`);
  return 0;
}

async function removeBucket(call: S3Call, bucket: string): Promise<number> {
  if (call.has('force'))
    for (const { name } of listObjects(call, bucket, ''))
      await remove(call, { kind: 's3', bucket, key: name });
  const removed = call.attempt('DeleteBucket', { Bucket: bucket });
  if (removed.ok) call.say(`remove_bucket: ${bucket}`);
  else
    call.fail(`remove_bucket failed: s3://${bucket} ${new S3Refusal('DeleteBucket', removed.error).message}`);
  return 0;
}

function listBuckets(call: S3Call): number {
  for (const { Name, CreationDate } of listAt(call.request('ListBuckets', {}), 'Buckets'))
    call.stdout += `${timeText(String(CreationDate))} ${String(Name)}\n`;
  return 0;
}

function list(call: S3Call, bucket: string, prefix: string): number {
  const isRecursive = call.has('recursive');
  let count = 0;
  let total = 0;
  const folders = new Set<string>();
  const lines: string[] = [];
  const base = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  for (const { name, size, modified } of listObjects(call, bucket, prefix)) {
    const slash = name.indexOf('/', prefix.length);
    if (!isRecursive && slash >= 0) {
      folders.add(name.slice(base.length, slash + 1));
      continue;
    }
    count += 1;
    total += size;
    const shownSize = call.has('human-readable') ? humanSize(size) : String(size);
    const shownName = isRecursive ? name : name.slice(base.length);
    lines.push(`${timeText(modified)} ${shownSize.padStart(10)} ${shownName}`);
  }
  const all = [...[...folders].map((name) => `${'PRE'.padStart(30)} ${name}`), ...lines];
  call.stdout += all.map((line) => `${line}\n`).join('');
  if (call.has('summarize')) {
    const size = call.has('human-readable') ? humanSize(total) : String(total);
    call.stdout += `\n${'Total Objects: '.padStart(15)}${count}\n${'Total Size: '.padStart(15)}${size}\n`;
  }
  return all.length === 0 && prefix !== '' ? 1 : 0;
}

function timeText(time: string | number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

function humanSize(bytes: number): string {
  if (bytes === 1) return '1 Byte';
  if (bytes < 1024) return `${bytes} Bytes`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes / 1024;
  let unit = 0;
  while (Math.round(value * 10) / 10 >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** A link of the real one's form. Its signature is made up: there is no secret to sign with, and nothing to open. */
function presign(call: S3Call, bucket: string, key: string): number {
  const date = new Date(call.now).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `AKIAIOSFODNN7EXAMPLE/${date.slice(0, 8)}/${call.region}/s3/aws4_request`;
  const path = key.split('/').map(encodeURIComponent).join('/');
  const query = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', encodeURIComponent(scope)],
    ['X-Amz-Date', date],
    ['X-Amz-Expires', call.value('expires-in') ?? '3600'],
    ['X-Amz-SignedHeaders', 'host'],
  ].map(([name, value]) => `${name}=${value}`);
  const text = `https://${bucket}.s3.${call.region}.amazonaws.com/${path}?${query.join('&')}`;
  const signature = (hashHex(text) + hashHex(`${text}2`) + hashHex(`${text}3`)).slice(0, 64);
  call.stdout += `${text}&X-Amz-Signature=${signature}\n`;
  return 0;
}

function website(call: S3Call, bucket: string): number {
  const index = call.value('index-document');
  const error = call.value('error-document');
  call.request('PutBucketWebsite', {
    Bucket: bucket,
    WebsiteConfiguration: {
      ...(index !== undefined && { IndexDocument: { Suffix: index } }),
      ...(error !== undefined && { ErrorDocument: { Key: error } }),
    },
  });
  return 0;
}

function helpText(): string {
  const rows = COMMANDS.map((name) => `    aws s3 ${name.padEnd(8)} ${S3_USAGE[name]}`);
  return `aws s3\n\n  Moves files between the shell and buckets. Options: aws s3 cp --recursive --exclude --include --dryrun --quiet,\n  aws s3 sync --delete, aws s3 ls --recursive --human-readable --summarize.\n\n${rows.join('\n')}\n`;
}
