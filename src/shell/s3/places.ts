import { isJsonObject } from '../../aws/json-object.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { S3Call } from './s3-call.ts';

/** An end of a transfer, as it was written. */
export type S3Place =
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string }
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'stream' };

export function readPlace(word: string): S3Place {
  const match = /^s3:\/\/([^/]*)\/?(.*)$/s.exec(word);
  if (match !== null) return { kind: 's3', bucket: match[1] ?? '', key: match[2] ?? '' };
  return word === '-' ? { kind: 'stream' } : { kind: 'local', path: word };
}

/** One thing to be transferred, with its name below the place where the search began. */
export interface S3Item {
  readonly name: string;
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
}

export function listObjects(call: S3Call, bucket: string, prefix: string): readonly S3Item[] {
  const items: S3Item[] = [];
  let token: string | undefined;
  do {
    const page = call.request('ListObjectsV2', {
      Bucket: bucket,
      Prefix: prefix,
      ...(token !== undefined && { ContinuationToken: token }),
    });
    for (const object of listAt(page, 'Contents'))
      items.push({
        name: String(object.Key),
        size: Number(object.Size),
        modified: Date.parse(String(object.LastModified)),
      });
    token = typeof page.NextContinuationToken === 'string' ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
  return items;
}

export function listAt(answer: JsonObject, member: string): readonly JsonObject[] {
  const value = answer[member];
  return Array.isArray(value) ? (value as readonly JsonObject[]).filter(isJsonObject) : [];
}

/** Every file below a folder, by its path from there; links are followed. */
export async function listFiles(call: S3Call, folder: string): Promise<readonly S3Item[]> {
  const { fs, cwd } = call.context;
  const root = fs.resolvePath(cwd, folder);
  const items: S3Item[] = [];
  const visit = async (path: string, name: string): Promise<void> => {
    for (const entry of [...(await fs.readdir(path))].sort()) {
      const stat = await fs.stat(`${path}/${entry}`);
      if (stat.isDirectory) await visit(`${path}/${entry}`, `${name}${entry}/`);
      else items.push({ name: name + entry, size: stat.size, modified: stat.mtime.getTime() });
    }
  };
  if (await fs.exists(root)) await visit(root, '');
  return items;
}

/** A path as AWS CLI shows it: from the working directory, which is written as a dot for what lies right in it. */
export function shownPath(call: S3Call, path: string): string {
  const { fs, cwd } = call.context;
  const from = cwd.split('/').filter(Boolean);
  const to = fs.resolvePath(cwd, path).split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  const rest = to.slice(shared);
  if (shared < from.length) return `${'../'.repeat(from.length - shared)}${rest.join('/')}`;
  return rest.length > 1 ? rest.join('/') : `./${rest.join('/')}`;
}
