import { type LabDocument, newDocument } from '../../editor/document.ts';
import { importDescribe } from '../../io/describe-json/import-describe.ts';
import type { ImportReport, Remark } from '../../io/describe-json/report.ts';
import { DEFAULT_PLACE } from '../../io/gallery/place.ts';
import { parseLabDocument } from '../../io/lab-file/parse-lab-document.ts';
import { readWhole } from '../../io/lab-file/read-whole.ts';
import { recognise } from '../../io/lab-file/recognise.ts';
import { nameTag } from '../../kernel/cloud/record.ts';
import { parseJsonText } from '../../kernel/lib/json-text.ts';
import type { GivenFile, GivenFiles } from '../../platform/files.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** What became of the files that somebody opened or dropped. */
export interface ReadFiles {
  /** In the order of the files; an account's answers of AWS, all together, make the last one. */
  readonly documents: readonly LabDocument[];
  /** What is to be told; null when there is nothing but success. */
  readonly report: FileReport | null;
}

export interface FileReport {
  /** Made from answers of AWS, by resource type. */
  readonly resources: ImportReport['resources'];
  readonly notModelled: ImportReport['notModelled'];
  readonly warnings: readonly Remark[];
  readonly errors: readonly Remark[];
}

/** Saved documents are opened as they are; everything else is taken for what `aws … describe-…` answered. */
export async function readGivenFiles(given: GivenFiles, newId: () => string): Promise<ReadFiles> {
  const errors: Remark[] = given.problems.map(({ path, message }) => ({ file: path, path: '', message }));
  const documents: LabDocument[] = [];
  const answers: GivenFile[] = [];
  for (const file of given.files) {
    if (!isDocument(file.text)) {
      answers.push(file);
      continue;
    }
    const parsed = await readWhole(() => parseLabDocument(file.text));
    if (parsed.ok) documents.push(ownDocument(parsed.value, file, newId()));
    else errors.push(...parsed.error.map((problem) => ({ file: file.path, ...problem })));
  }
  if (answers.length === 0) return { documents, report: errors.length === 0 ? null : { ...NOTHING, errors } };
  const id = newId();
  const { cloud, report } = importDescribe(awsRegistry, answers, { seed: id });
  const hasAny = Object.keys(report.resources).length > 0;
  return {
    documents: hasAny ? [...documents, importedDocument(id, cloud)] : documents,
    report: { ...report, errors: [...errors, ...report.errors] },
  };
}

const NOTHING: FileReport = { resources: {}, notModelled: {}, warnings: [], errors: [] };

function isDocument(text: string): boolean {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return false;
  const kind = recognise(parsed.value);
  // A newer or unknown format of ours is the document parser's to refuse, with its reason.
  const { format } = Object(parsed.value) as { readonly format?: unknown };
  return kind === 'lab' || kind === 'cloud' || (typeof format === 'string' && format.startsWith('skytrace/'));
}

/** A new document of this storage: opening a file never replaces what is kept here. */
function ownDocument(document: LabDocument, file: GivenFile, id: string): LabDocument {
  const isNamed = JSON.parse(file.text).format === 'skytrace/lab';
  return { ...document, id, name: isNamed ? document.name : fileTitle(file.path) };
}

function fileTitle(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name.replace(/\.json$/i, '') || 'Opened file';
}

function importedDocument(id: string, cloud: AwsCloud): LabDocument {
  const vpcs = Object.values(cloud.tables.vpc);
  const main = vpcs.find((vpc) => nameTag(vpc) !== undefined) ?? vpcs[0];
  const { account, region } = main ?? DEFAULT_PLACE;
  const name = main === undefined ? 'Imported' : `Imported ${nameTag(main) ?? main.id}`;
  return newDocument(id, name, cloud, { account, region });
}
