// Makes the slim service models in src/aws/generated from AWS's published service descriptions.
//
//   node src/tools/aws-models/generate.mjs [directory of botocore's data]
//
// Without an argument, botocore is looked for in the Python installations of this machine (pip, pyenv,
// Debian's python3-botocore). The operations that are kept stand in operations.json beside this file.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../aws/generated');
// Where the command line's name for a service is not that of its description.
const descriptions = { s3api: 's3', 'ec2-data': 'ec2' };
// A second part of a service's model, joined to the first when it is read: what no edit on the canvas asks for.
const parts = { 'ec2-data': 'ec2' };
// Longer enumerations (instance types) are lists that grow weekly: they belong to a catalogue, not to a shape.
const longestEnum = 128;
const plainTypes = new Set(['string', 'integer', 'long', 'boolean', 'timestamp', 'blob', 'double', 'float']);

function directoriesIn(path) {
  return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
}

function findBotocoreData() {
  const roots = [
    ...directoriesIn(join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')).map((path) =>
      join(path, 'lib'),
    ),
    process.env.VIRTUAL_ENV ? join(process.env.VIRTUAL_ENV, 'lib') : '',
    join(homedir(), '.local/lib'),
    '/usr/local/lib',
    '/usr/lib',
    '/opt/homebrew/lib',
  ].filter(Boolean);
  const pythons = roots.flatMap(directoriesIn);
  const candidates = pythons.flatMap((python) => [
    join(python, 'site-packages/botocore/data'),
    join(python, 'dist-packages/botocore/data'),
  ]);
  return candidates.find((path) => existsSync(join(path, 'ec2')));
}

function readDescription(directory, name) {
  const plain = join(directory, `${name}.json`);
  if (existsSync(plain)) return JSON.parse(readFileSync(plain, 'utf8'));
  const packed = `${plain}.gz`;
  return existsSync(packed) ? JSON.parse(gunzipSync(readFileSync(packed)).toString('utf8')) : undefined;
}

function botocoreVersion(data) {
  const init = join(data, '../__init__.py');
  const match = existsSync(init) ? /__version__ = '([^']+)'/.exec(readFileSync(init, 'utf8')) : null;
  return match?.[1] ?? 'of unknown version';
}

/** Some services publish patterns in the dialect of another language: those say nothing here. */
function isPattern(pattern) {
  if (pattern === undefined) return false;
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

/** The member of an answer that the command line writes to a file instead of printing it: bytes that are all of the body. */
function streamOf(shape, shapes) {
  const member = shape?.members?.[shape.payload ?? ''];
  return member !== undefined && shapes[member.shape].type === 'blob' ? shape.payload : undefined;
}

/** Type facts only: documentation, wire names and deprecation notes are left behind. */
function slimShape(shape, nameOf) {
  const limits = {
    ...(shape.min !== undefined && { min: shape.min }),
    ...(shape.max !== undefined && { max: shape.max }),
    ...(isPattern(shape.pattern) && { pattern: shape.pattern }),
    ...(shape.enum !== undefined && shape.enum.length <= longestEnum && { enum: shape.enum }),
  };
  if (shape.type === 'structure') {
    const members = Object.entries(shape.members ?? {});
    // The client fills an idempotency token in by itself, so nobody is asked for it.
    const required = (shape.required ?? []).filter((name) => !shape.members[name].idempotencyToken);
    return {
      type: 'structure',
      members: Object.fromEntries(members.map(([name, member]) => [name, nameOf(member.shape)])),
      ...(required.length > 0 && { required }),
    };
  }
  if (shape.type === 'list') return { type: 'list', member: nameOf(shape.member.shape), ...limits };
  if (shape.type === 'map') {
    return { type: 'map', key: nameOf(shape.key.shape), value: nameOf(shape.value.shape), ...limits };
  }
  if (!plainTypes.has(shape.type)) throw new Error(`unexpected shape type ${shape.type}`);
  return { type: shape.type, ...limits };
}

function slimService(service, names, description, paginators) {
  const shapes = new Map();
  // A scalar without limits is called by its type: hundreds of names that mean "string" are not worth their bytes.
  const nameOf = (name) => {
    const slim = slimShape(description.shapes[name], (inner) => inner);
    const plain = plainTypes.has(slim.type) && Object.keys(slim).length === 1;
    const key = plain ? slim.type : name;
    if (shapes.has(key)) return key;
    shapes.set(key, slim);
    if (!plain) shapes.set(key, slimShape(description.shapes[name], nameOf));
    return key;
  };
  const operations = names.map((name) => {
    const operation = description.operations[name];
    if (operation === undefined) throw new Error(`${service} has no operation ${name}`);
    const input = operation.input && nameOf(operation.input.shape);
    const output = operation.output && nameOf(operation.output.shape);
    const outfile =
      operation.output && streamOf(description.shapes[operation.output.shape], description.shapes);
    const pages = paginators?.pagination?.[name];
    return [
      name,
      {
        ...(input && { input }),
        ...(output && { output }),
        ...(outfile && { outfile }),
        ...(pages && { pages: pages.limit_key === undefined ? 'token' : 'limit' }),
      },
    ];
  });
  return { operations, shapes: [...shapes].sort(([left], [right]) => (left < right ? -1 : 1)) };
}

const key = (name) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name));

function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, item]) => `${key(name)}:${literal(item)}`)
    .join(',')}}`;
}

const camel = (service) => service.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

function printLoaders(services) {
  const row = (service) =>
    `  ${key(parts[service] ?? service).replaceAll('"', "'")}: async () => (await import('./${service}.ts')).${camel(service)},`;
  return `// Generated by src/tools/aws-models/generate.mjs. Do not edit.
import type { ServiceModel } from '../shape.ts';

/** Each model lies in a file of its own, read when the first command of its service is. */
export const modelLoaders: { readonly [service: string]: () => Promise<ServiceModel> } = {
${services.map(row).join('\n')}
};
`;
}

function printService(service, apiVersion, version, slim) {
  const row = ([name, value]) => `    ${key(name)}: ${literal(value)},`;
  return `// Generated by src/tools/aws-models/generate.mjs from botocore ${version} (${service} ${apiVersion}). Do not edit.
// botocore's service descriptions are published by Amazon Web Services under the Apache License 2.0.
import type { ServiceModel } from '../shape.ts';

export const ${camel(service)}: ServiceModel = {
  service: '${parts[service] ?? service}',
  apiVersion: '${apiVersion}',
  operations: {
${slim.operations.map(row).join('\n')}
  },
  shapes: {
${slim.shapes.map(row).join('\n')}
  },
};
`;
}

const data = process.argv[2] ?? findBotocoreData();
if (data === undefined) {
  console.error('botocore was not found; install it (pip install botocore) or name its data directory');
  process.exit(1);
}
const wanted = JSON.parse(readFileSync(join(here, 'operations.json'), 'utf8'));
for (const [service, names] of Object.entries(wanted)) {
  const folder = join(data, descriptions[service] ?? service);
  const apiVersion = readdirSync(folder).sort().at(-1);
  const directory = join(folder, apiVersion);
  const description = readDescription(directory, 'service-2');
  const slim = slimService(service, names, description, readDescription(directory, 'paginators-1'));
  const text = printService(service, apiVersion, botocoreVersion(data), slim);
  writeFileSync(join(target, `${service}.ts`), text);
  console.log(
    `${service}: ${slim.operations.length} operations, ${slim.shapes.length} shapes, ${text.length} bytes`,
  );
}
writeFileSync(
  join(target, 'loaders.ts'),
  printLoaders(Object.keys(wanted).filter((service) => service !== 'ec2')),
);
