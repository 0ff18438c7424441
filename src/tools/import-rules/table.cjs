// @ts-check
/**
 * Who may import whom: one row per room of the house. `depcruise.cjs` turns the rows into rules and
 * `import-rules.test.ts` proves that a breach of each kind is caught.
 *
 * Every entry is a regular expression for the start of a path from the top of the repository. A room may always
 * import its own files (`own` narrows or widens what that means).
 *
 * @typedef {object} Room
 * @property {string} name          what the rule is called when it is broken
 * @property {string} path          the files the row speaks of
 * @property {string} [except]      files inside `path` that have a row of their own
 * @property {string} [own]         what counts as the room's own files; `$1` is the first group of `path`
 * @property {readonly string[]} values    what it may import
 * @property {readonly string[]} [types]   what it may import with `import type` only
 * @property {readonly string[]} [packages] npm packages it may import; '*' for any
 * @property {boolean} [node]       may import Node's own modules
 */

const KERNEL = 'src/kernel/';
// Views are found by a glob from the ui; nothing else may pull React into the simulator.
const RESOURCES = 'src/resources/(?!.*view\\.tsx$)';
const AWS = 'src/aws/';
const TEXT = 'src/text/';
const IO = 'src/io/';
const EDITOR = 'src/editor/';
const SHELL = 'src/shell/';
const LESSONS = 'src/lessons/';
const PLATFORM = 'src/platform/';
const STATE = 'src/state/';
const WORKER = 'src/worker/';
const HEADLESS = 'src/headless/';
const SIMULATOR = [KERNEL, RESOURCES, AWS, TEXT];

/** @type {readonly Room[]} */
const rooms = [
  { name: 'kernel', path: 'src/kernel/', except: 'src/kernel/cloud/', own: KERNEL, values: [] },
  { name: 'kernel-cloud', path: 'src/kernel/cloud/', own: KERNEL, values: [], packages: ['zod'] },
  {
    name: 'resource-type',
    path: 'src/resources/([^/]+)/',
    except: 'src/resources/(?:[^/]+/view\\.tsx$|shared/)',
    own: 'src/resources/$1/(?!view\\.tsx$)',
    values: [KERNEL, 'src/resources/[^/]+/schema\\.ts$', 'src/resources/shared/'],
    types: ['src/resources/[^/]+\\.ts$'],
    // Templates are YAML; they lie with the services that are only data, which no page loads by itself.
    packages: ['zod', 'yaml'],
  },
  {
    // What several types need to know about AWS and no single one owns: Regions, address arithmetic,
    // a route's state. No behaviour of a type lives here.
    name: 'resource-shared',
    path: 'src/resources/shared/',
    values: [KERNEL, 'src/resources/[^/]+/schema\\.ts$'],
    types: ['src/resources/[^/]+\\.ts$'],
    packages: ['zod'],
  },
  {
    name: 'resource-view',
    path: 'src/resources/[^/]+/view\\.tsx$',
    values: ['src/ui/components/'],
    types: [KERNEL, 'src/resources/'],
    packages: ['react'],
  },
  {
    // registry.ts, codes.ts, tables.ts: the lists of what the folders hold.
    name: 'resource-lists',
    path: 'src/resources/[^/]+\\.ts$',
    own: RESOURCES,
    values: [KERNEL],
    packages: ['zod'],
  },
  { name: 'text', path: TEXT, values: [KERNEL], types: ['src/resources/'] },
  { name: 'aws', path: AWS, values: [KERNEL], types: ['src/resources/'] },
  // What is saved and shared is the editor's document: its shape, not what the editor does with it.
  // A picture is drawn from the scene that the canvas shows: its shape again, not how it is laid out.
  {
    name: 'io',
    path: IO,
    values: [...SIMULATOR, 'src/editor/document\\.ts$'],
    types: ['src/editor/layout/scene\\.ts$'],
    packages: ['*'],
  },
  { name: 'editor', path: EDITOR, values: SIMULATOR, packages: ['*'] },
  { name: 'shell', path: SHELL, values: SIMULATOR, types: ['src/editor/history'], packages: ['*'] },
  { name: 'lessons', path: LESSONS, values: [...SIMULATOR, EDITOR, IO, SHELL, 'lessons/'], packages: ['*'] },
  { name: 'platform', path: PLATFORM, values: ['src/kernel/lib/'], packages: ['*'] },
  {
    name: 'state',
    path: STATE,
    values: [...SIMULATOR, IO, EDITOR, SHELL, LESSONS],
    types: [PLATFORM, WORKER],
    packages: ['*'],
  },
  {
    name: 'ui',
    path: 'src/ui/',
    values: [
      STATE,
      'src/editor/commands/',
      TEXT,
      'src/kernel/(?:lib|net)/',
      'src/resources/[^/]+/(?:definition\\.ts|view\\.tsx)$',
    ],
    types: [KERNEL, SHELL, LESSONS],
    packages: ['*'],
  },
  {
    name: 'worker',
    path: WORKER,
    values: [...SIMULATOR, IO, EDITOR, SHELL, LESSONS, PLATFORM, STATE, HEADLESS],
    packages: ['*'],
  },
  {
    name: 'headless',
    path: HEADLESS,
    values: [
      ...SIMULATOR,
      IO,
      EDITOR,
      SHELL,
      LESSONS,
      PLATFORM,
      STATE,
      WORKER,
      'lessons/',
      'package\\.json$',
    ],
    packages: ['*'],
    node: true,
  },
  {
    name: 'app',
    path: 'src/app/',
    values: ['src/(?!testing/|tools/)', 'lessons/'],
    packages: ['*'],
  },
  {
    name: 'testing',
    path: 'src/testing/',
    values: [...SIMULATOR, IO, LESSONS],
    // The in-memory twins have the shapes of the platform's ports.
    types: [PLATFORM],
    packages: ['*'],
    node: true,
  },
  {
    name: 'tools',
    path: 'src/tools/',
    values: [...SIMULATOR, IO, SHELL, LESSONS],
    packages: ['*'],
    node: true,
  },
  { name: 'e2e', path: 'e2e/', values: ['src/tools/test/chromium\\.mjs$'], packages: ['*'], node: true },
];

/** What every test file (`*.test.ts`, `*.test.tsx`) may import besides what its room may. */
const everyTest = { values: ['src/testing/'], packages: ['vitest', 'fast-check'], node: true };

module.exports = { rooms, everyTest };
