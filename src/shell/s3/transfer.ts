import { base64Bytes, encodeBase64 } from '../../aws/base64.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { textOfBytes } from '../bash/text-bytes.ts';
import { listFiles, listObjects, type S3Item, type S3Place, shownPath } from './places.ts';
import { type S3Call, S3Refusal } from './s3-call.ts';

type Verb = 'upload' | 'download' | 'copy' | 'move' | 'delete';

interface Pair {
  readonly from: S3Place;
  readonly to: S3Place;
}

/** `cp` and `mv`. */
export async function copy(call: S3Call, from: S3Place, to: S3Place, isMove: boolean): Promise<void> {
  if (call.has('recursive')) {
    for (const item of await itemsBelow(call, from)) {
      if (!call.keeps(item.name)) continue;
      await transfer(call, { from: below(from, item.name), to: below(to, item.name) }, isMove);
    }
    return;
  }
  await transfer(call, { from, to: await singleTarget(call, from, to) }, isMove);
}

/** `sync`: what is missing, of another size or older at the target. */
export async function synchronise(call: S3Call, from: S3Place, to: S3Place): Promise<void> {
  const sources = (await itemsBelow(call, from)).filter(({ name }) => call.keeps(name));
  const there = new Map((await itemsBelow(call, to)).map((item) => [item.name, item]));
  for (const item of sources) {
    const other = there.get(item.name);
    if (other !== undefined && isCurrent(call, item, other, to)) continue;
    await transfer(call, { from: below(from, item.name), to: below(to, item.name) }, false);
  }
  if (!call.has('delete')) return;
  const names = new Set(sources.map(({ name }) => name));
  for (const { name } of there.values())
    if (!names.has(name) && call.keeps(name)) await remove(call, below(to, name));
}

function isCurrent(call: S3Call, source: S3Item, target: S3Item, to: S3Place): boolean {
  if (source.size !== target.size) return false;
  if (call.has('size-only')) return true;
  if (to.kind === 'local')
    return call.has('exact-timestamps')
      ? source.modified === target.modified
      : target.modified <= source.modified;
  return target.modified >= source.modified;
}

export async function itemsBelow(call: S3Call, place: S3Place): Promise<readonly S3Item[]> {
  if (place.kind === 'local') return listFiles(call, place.path);
  if (place.kind === 'stream') return [];
  const prefix = place.key === '' || place.key.endsWith('/') ? place.key : `${place.key}/`;
  return listObjects(call, place.bucket, prefix)
    .filter(({ name }) => !name.endsWith('/'))
    .map((item) => ({ ...item, name: item.name.slice(prefix.length) }));
}

function below(place: S3Place, name: string): S3Place {
  const joined = (folder: string) =>
    folder === '' || folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
  if (place.kind === 's3') return { ...place, key: joined(place.key) };
  return place.kind === 'local' ? { kind: 'local', path: joined(place.path) } : place;
}

/** A folder as target keeps the source's name. */
async function singleTarget(call: S3Call, from: S3Place, to: S3Place): Promise<S3Place> {
  const source = from.kind === 's3' ? from.key : from.kind === 'local' ? from.path : '';
  const name = source.slice(source.lastIndexOf('/') + 1);
  if (to.kind === 's3')
    return to.key === '' || to.key.endsWith('/') ? { ...to, key: `${to.key}${name}` } : to;
  if (to.kind !== 'local') return to;
  const { fs, cwd } = call.context;
  const path = fs.resolvePath(cwd, to.path);
  const isFolder = to.path.endsWith('/') || ((await fs.exists(path)) && (await fs.stat(path)).isDirectory);
  return isFolder ? { kind: 'local', path: `${to.path.replace(/\/$/, '')}/${name}` } : to;
}

async function transfer(call: S3Call, { from, to }: Pair, isMove: boolean): Promise<void> {
  const verb: Verb = isMove
    ? 'move'
    : from.kind === 's3'
      ? to.kind === 's3'
        ? 'copy'
        : 'download'
      : 'upload';
  const line = `${verb}: ${shown(call, from)} to ${shown(call, to)}`;
  if (call.has('dryrun')) {
    call.say(`(dryrun) ${line}`);
    return;
  }
  try {
    await carry(call, from, to);
    if (isMove) await erase(call, from);
    if (to.kind !== 'stream') call.say(line);
  } catch (error) {
    if (!(error instanceof S3Refusal)) throw error;
    if (error.operation === 'HeadObject') throw error;
    call.fail(`${verb} failed: ${shown(call, from)} to ${shown(call, to)} ${error.message}`);
  }
}

async function carry(call: S3Call, from: S3Place, to: S3Place): Promise<void> {
  if (from.kind === 's3' && to.kind === 's3') {
    call.request('CopyObject', {
      Bucket: to.bucket,
      Key: to.key,
      CopySource: `${from.bucket}/${from.key}`,
      ...settings(call),
    });
    return;
  }
  if (from.kind === 's3') {
    const body = base64Bytes(String(fetchObject(call, from.bucket, from.key).Body ?? '')) ?? new Uint8Array();
    if (to.kind === 'local') await writeFile(call, to.path, body);
    else call.stdout += textOfBytes(String.fromCharCode(...body));
    return;
  }
  if (to.kind !== 's3') return;
  const body = from.kind === 'local' ? await readFile(call, from.path) : stdinBytes(call);
  const type = from.kind === 'local' && !call.has('no-guess-mime-type') ? guessType(from.path) : undefined;
  call.request('PutObject', {
    Bucket: to.bucket,
    Key: to.key,
    Body: encodeBase64(body),
    ...(type !== undefined && { ContentType: type }),
    ...settings(call),
  });
}

/** A missing object is missed by AWS CLI when it asks for its size. */
function fetchObject(call: S3Call, bucket: string, key: string): JsonObject {
  const answer = call.attempt('GetObject', { Bucket: bucket, Key: key });
  if (answer.ok) return answer.value;
  if (answer.error.code === 'NoSuchKey')
    throw new S3Refusal('HeadObject', { code: '404', message: `Key "${key}" does not exist` });
  if (answer.error.code === 'NoSuchBucket')
    throw new S3Refusal('HeadObject', { code: '404', message: 'Not Found' });
  throw new S3Refusal('GetObject', answer.error);
}

function stdinBytes(call: S3Call): Uint8Array {
  return Uint8Array.from(String(call.context.stdin), (char) => char.charCodeAt(0) & 0xff);
}

async function readFile(call: S3Call, path: string): Promise<Uint8Array> {
  const { fs, cwd } = call.context;
  return fs.readFileBuffer(fs.resolvePath(cwd, path));
}

async function writeFile(call: S3Call, path: string, body: Uint8Array): Promise<void> {
  const { fs, cwd } = call.context;
  const full = fs.resolvePath(cwd, path);
  await fs.mkdir(full.slice(0, full.lastIndexOf('/')) || '/', { recursive: true });
  await fs.writeFile(full, body);
}

async function erase(call: S3Call, place: S3Place): Promise<void> {
  const { fs, cwd } = call.context;
  if (place.kind === 's3') call.request('DeleteObject', { Bucket: place.bucket, Key: place.key });
  else if (place.kind === 'local') await fs.rm(fs.resolvePath(cwd, place.path));
}

/** `rm`, and what `sync --delete` takes away. */
export async function remove(call: S3Call, place: S3Place): Promise<void> {
  const line = `delete: ${shown(call, place)}`;
  if (call.has('dryrun')) {
    call.say(`(dryrun) ${line}`);
    return;
  }
  try {
    await erase(call, place);
    call.say(line);
  } catch (error) {
    if (!(error instanceof S3Refusal)) throw error;
    call.fail(`delete failed: ${shown(call, place)} ${error.message}`);
  }
}

export function shown(call: S3Call, place: S3Place): string {
  if (place.kind === 's3') return `s3://${place.bucket}/${place.key}`;
  return place.kind === 'local' ? shownPath(call, place.path) : '-';
}

const SETTINGS: readonly (readonly [option: string, member: string])[] = [
  ['acl', 'ACL'],
  ['storage-class', 'StorageClass'],
  ['content-type', 'ContentType'],
  ['content-encoding', 'ContentEncoding'],
  ['content-language', 'ContentLanguage'],
  ['content-disposition', 'ContentDisposition'],
  ['cache-control', 'CacheControl'],
  ['website-redirect', 'WebsiteRedirectLocation'],
];

function settings(call: S3Call): JsonObject {
  const given = SETTINGS.flatMap(([option, member]) => {
    const value = call.value(option);
    return value === undefined ? [] : [[member, value] as const];
  });
  return Object.fromEntries(given);
}

const TYPES: ReadonlyMap<string, string> = new Map(
  'css:text/css csv:text/csv gif:image/gif htm:text/html html:text/html ico:image/vnd.microsoft.icon jpeg:image/jpeg jpg:image/jpeg js:text/javascript json:application/json mp4:video/mp4 pdf:application/pdf png:image/png svg:image/svg+xml tar:application/x-tar txt:text/plain webp:image/webp xml:text/xml zip:application/zip'
    .split(' ')
    .map((pair) => pair.split(/:(.*)/s) as unknown as [string, string]),
);

function guessType(path: string): string | undefined {
  return TYPES.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}
