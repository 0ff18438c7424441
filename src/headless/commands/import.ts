import { realpathSync, statSync } from 'node:fs';
import { importDescribe } from '../../io/describe-json/import-describe.ts';
import type { ImportReport, Remark } from '../../io/describe-json/report.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import { ok } from '../../kernel/lib/result.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { Arguments } from '../args.ts';
import { badInput, badUsage, type Outcome } from '../fault.ts';
import { type Gathered, gatherFiles } from '../gather-files.ts';
import { formatTable, oneLine, print, printJson } from '../output.ts';
import type { SubCommand } from '../sub-command.ts';
import { writeAtomically } from '../write-file.ts';

export const importCommand: SubCommand = {
  name: 'import',
  usage: 'PATH… --out cloud.json [--json]',
  description: `Reads what AWS's describe calls answered and writes a document for the other commands.

PATH is a file, or a folder that is searched for *.json. Each file holds one or more answers
({"Vpcs": […], "Subnets": […]}); folders may nest as account/region. A bundle
{"accounts": {ACCOUNT: {REGION: {"Vpcs": […]}}}} will do as well. What is not modelled is kept
in the document and listed. An odd object is reported with its place and does not stop the rest.`,
  options: {
    out: { value: 'FILE', help: 'where to write the document', required: true },
    account: { value: 'ID', help: 'account of objects that do not say theirs' },
    region: { value: 'REGION', help: 'Region of objects that do not say theirs' },
    json: { help: 'print the report as JSON' },
  },
  examples: [
    'import src/io/samples/three-tier --out cloud.json',
    'import 111122223333/ 444455556666/ --out both.json --json',
  ],
  run: runImport,
};

function runImport(args: Arguments): Outcome<void> {
  if (args.positionals.length === 0) return badUsage('name at least one file or folder to import');
  const out = args.get('out') ?? '';
  const gathered = gatherFiles(args.positionals);
  if (!gathered.ok) return gathered;
  const target = checkTarget(out, gathered.value);
  if (!target.ok) return target;
  const [account, region] = [args.get('account'), args.get('region')];
  const { cloud, report } = importDescribe(awsRegistry, gathered.value.files, {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  });
  if (Object.keys(report.resources).length === 0 && cloud.kept.length === 0)
    return badInput('', nothingRead(args.positionals, report.errors));
  const written = writeAtomically(out, serialiseDocument(cloud));
  if (!written.ok) return written;
  const skipped = gathered.value.skipped;
  if (args.has('json')) printJson({ out, ...report, skipped });
  else print(formatReport(out, report, skipped));
  return ok(undefined);
}

function nothingRead(paths: readonly string[], errors: readonly Remark[]): string {
  return [
    `nothing to import in ${paths.join(', ')}; no document was written`,
    ...errors.map((remark) => `  ${formatRemark(remark)}`),
    'Give files with answers of `aws ec2 describe-*`, such as {"Vpcs": […]}.',
  ].join('\n');
}

/** An input is never written over. */
function checkTarget(out: string, { files }: Gathered): Outcome<void> {
  const there = statSync(out, { throwIfNoEntry: false });
  if (there === undefined) return ok(undefined);
  if (there.isDirectory()) return badInput(out, 'is a folder: --out wants the name of a file');
  const real = realpathSync(out);
  const same = files.find((file) => file.real === real);
  return same === undefined
    ? ok(undefined)
    : badInput(out, 'is one of the files to import and would be lost: choose another --out');
}

function formatReport(out: string, report: ImportReport, skipped: readonly Remark[]): string {
  const count = Object.values(report.resources).reduce((sum, each) => sum + each, 0);
  const lines = [`Wrote ${out}: ${count} resources.`, ''];
  lines.push(formatCounts('resource', report.resources));
  if (Object.keys(report.notModelled).length > 0)
    lines.push('', 'Kept in the document, but not simulated:', formatCounts('kind', report.notModelled));
  addRemarks(lines, 'Could not be read', report.errors);
  addRemarks(lines, 'Warnings', report.warnings);
  addRemarks(lines, 'Left out', skipped);
  return lines.join('\n');
}

function formatCounts(header: string, counts: { readonly [name: string]: number }): string {
  return formatTable(
    [header, 'count'],
    Object.entries(counts).map(([name, count]) => [name, String(count)]),
  );
}

function addRemarks(lines: string[], title: string, remarks: readonly Remark[]): void {
  if (remarks.length === 0) return;
  lines.push('', `${title} (${remarks.length}):`, ...remarks.map((remark) => `  ${formatRemark(remark)}`));
}

function formatRemark({ file, path, message }: Remark): string {
  const place = [file, path].filter((part) => part !== '').join(': ');
  return oneLine(place === '' ? message : `${place}: ${message}`);
}
