import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import { base64OfBytes, bytesOfBase64, hexOfBytes } from '../../kernel/lib/bytes.ts';
import { md5 } from '../../kernel/lib/digest.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { type Bucket, type Upload, uploadSchema, type Version, versionSchema } from './schema.ts';

/** Bytes. A document is kept in the browser and may travel in a link. */
const MAX_OBJECT = 1_048_576;
const MAX_BUCKET = 8_388_608;

export interface Contents {
  /** In order of keys; the versions of one key newest first. */
  readonly versions: readonly Version[];
  readonly uploads: readonly Upload[];
}

const contentsSchema = z.strictObject({
  versions: z.array(versionSchema).default([]),
  uploads: z.array(uploadSchema).default([]),
});

/** What the bucket holds. Facts that no describe call shows: they lie beside the record. */
export function contentsOf(context: DataContext, bucket: Bucket): Contents {
  const read = contentsSchema.safeParse(context.guest(bucket.id) ?? {});
  return read.success ? read.data : { versions: [], uploads: [] };
}

export function setContents(context: DataContext, bucket: Bucket, contents: Contents): void {
  const { versions, uploads } = contents;
  const held = [...versions, ...uploads.flatMap(({ Parts }) => Parts)];
  if (held.reduce((sum, { Size }) => sum + Size, 0) > MAX_BUCKET)
    refuseUnsimulated('a bucket here holds up to 8 MiB in all');
  const isEmpty = versions.length === 0 && uploads.length === 0;
  context.setGuest(bucket.id, isEmpty ? undefined : (contents as unknown as JsonObject));
}

/** The versions with one more, in its place: before the older ones of its key. */
export function withVersion(versions: readonly Version[], added: Version): readonly Version[] {
  const rest = versions.filter((each) => each.Key !== added.Key || each.VersionId !== added.VersionId);
  const at = rest.findIndex((each) => each.Key >= added.Key);
  return at < 0 ? [...rest, added] : [...rest.slice(0, at), added, ...rest.slice(at)];
}

/** The version that a read without a version id means; undefined when there is none or it is deleted. */
export function latestOf(versions: readonly Version[], key: string): Version | undefined {
  const latest = versions.find(({ Key }) => Key === key);
  return latest?.IsDeleteMarker === true ? undefined : latest;
}

export interface Body {
  readonly Body: string;
  readonly Size: number;
  readonly ETag: string;
}

/** A body as it arrives (Base64), measured; no body is an empty one. */
export function readBody(base64: string | undefined): Body {
  const bytes = bytesOfBase64(base64 ?? '');
  if (bytes === undefined) return refuse('InvalidRequest', 'The body is not valid Base64', 'Body');
  return bodyOf(bytes);
}

export function bodyOf(bytes: Uint8Array): Body {
  if (bytes.length > MAX_OBJECT) return refuseUnsimulated('an object here holds up to 1 MiB');
  return { Body: base64OfBytes(bytes), Size: bytes.length, ETag: `"${hexOfBytes(md5(bytes))}"` };
}
