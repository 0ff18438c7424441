import { type LabDocument, newDocument } from '../../editor/document.ts';
import { type DocumentProblem, parseDocument, readDocumentJson } from '../../kernel/cloud/document.ts';
import { formatPath } from '../../kernel/cloud/input.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { LAB_VERSION, labSchema } from './lab-schema.ts';
import { recognise } from './recognise.ts';

/** The id of a document made of a bare cloud, until whoever stores it gives it one of its own. */
export const UNSTORED_DOCUMENT_ID = 'imported';

const FALLBACK_PLACE = { account: '111122223333', region: 'us-east-1' };
/** More would only repeat the same news. */
const MAX_PROBLEMS = 100;

type Parsed = Result<LabDocument, readonly DocumentProblem[]>;

/**
 * Reads a saved document: text, or what JSON.parse made of it. Nothing in it is trusted. Taken as a
 * whole or refused as a whole, each problem with its place. A bare cloud becomes a document without
 * drawing; describe output is named, for the importer to take.
 */
export function parseLabDocument(input: unknown): Parsed {
  const read = readDocumentJson(input);
  if (!read.ok) return refuse('', read.error);
  switch (recognise(read.value)) {
    case 'lab':
      return readLab(read.value);
    case 'cloud':
      return wrapCloud(read.value);
    case 'describe':
      return refuse(
        '',
        'this is what an "aws … describe-…" command answered, not a saved document: import it, all files of the account together',
      );
    default:
      return refuse('format', 'this is not a Skytrace document (format "skytrace/lab")');
  }
}

function readLab(value: unknown): Parsed {
  const { version } = value as { readonly version?: unknown };
  if (typeof version === 'number' && version > LAB_VERSION)
    return refuse(
      'version',
      `version ${version} is newer than version ${LAB_VERSION}, the newest that this program knows: open the document with a newer program`,
    );
  const shape = labSchema.safeParse(value);
  if (!shape.success)
    return err(
      shape.error.issues
        .slice(0, MAX_PROBLEMS)
        .map((issue) => ({ path: formatPath(issue.path), message: issue.message })),
    );
  const cloud = parseDocument(awsRegistry, shape.data.cloud);
  if (!cloud.ok)
    return err(
      cloud.error.map((problem) => ({
        ...problem,
        path: problem.path === '' ? 'cloud' : `cloud.${problem.path}`,
      })),
    );
  return ok({ ...shape.data, cloud: cloud.value });
}

function wrapCloud(value: unknown): Parsed {
  const cloud = parseDocument(awsRegistry, value);
  if (!cloud.ok) return cloud;
  return ok(newDocument(UNSTORED_DOCUMENT_ID, 'Imported architecture', cloud.value, placeOf(cloud.value)));
}

/** Where its first VPC, or whatever else it has, lies. */
function placeOf(cloud: AwsCloud): LabDocument['place'] {
  const records = [cloud.tables.vpc, ...Object.values(cloud.tables)].flatMap((table) =>
    Object.values(table as { readonly [id: string]: LabDocument['place'] }),
  );
  const { account, region } = records[0] ?? FALLBACK_PLACE;
  return { account, region };
}

function refuse(path: string, message: string): Result<never, readonly DocumentProblem[]> {
  return err([{ path, message }]);
}
