// @ts-check
// The configuration of dependency-cruiser, made from the table beside it.
const { rooms, everyTest } = require('./table.cjs');

const TEST_FILE = '\\.test\\.tsx?$';
const anchored = (/** @type {readonly string[]} */ paths) => paths.map((path) => `^${path}`);

/** @param {readonly string[]} names */
function packagePaths(names) {
  if (names.includes('*')) return ['.'];
  // A package that is not installed keeps its bare name; an installed one is named by its folder.
  return names.flatMap((name) => [`^${name}(?:/|$)`, `node_modules/(?:@types/)?${name}/`]);
}

/**
 * @param {import('./table.cjs').Room} room
 * @param {boolean} isTest
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
function roomRules(room, isTest) {
  const inTest = isTest ? everyTest : { values: [], packages: [], node: false };
  const name = isTest ? `${room.name}-tests` : room.name;
  const from = {
    path: isTest ? `^${room.path}.*${TEST_FILE}` : `^${room.path}`,
    pathNot: [...(room.except === undefined ? [] : [`^${room.except}`]), ...(isTest ? [] : [TEST_FILE])],
  };
  const values = [room.own ?? room.path, ...room.values, ...inTest.values];
  const types = [...values, ...(room.types ?? [])];
  const packages = packagePaths([...(room.packages ?? []), ...inTest.packages]);
  const ours = ['^src/', '^e2e/', '^lessons/', '^package\\.json$'];
  /** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
  const rules = [
    {
      name: `${name}-values`,
      comment: `${room.name} may import only: ${values.join(', ')}`,
      severity: 'error',
      from,
      to: { path: ours, pathNot: anchored(values), dependencyTypesNot: ['type-only'] },
    },
    {
      name: `${name}-types`,
      comment: `${room.name} may import, even as types, only: ${types.join(', ')}`,
      severity: 'error',
      from,
      to: { path: ours, pathNot: anchored(types), dependencyTypes: ['type-only'] },
    },
    {
      name: `${name}-packages`,
      comment: `${room.name} may import only the packages its row lists`,
      severity: 'error',
      from,
      // A relative path that leads nowhere is the compiler's to report.
      to: { pathNot: [...ours, ...packages, '^\\.'], dependencyTypesNot: ['core'] },
    },
  ];
  if (room.node === true || inTest.node) return rules;
  return [
    ...rules,
    {
      name: `${name}-node`,
      comment: `${room.name} runs in a browser: no Node modules`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    },
  ];
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'No file may import itself by a detour, not even for types',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-import-of-tests',
      comment: 'A test file is imported by nothing',
      severity: 'error',
      from: {},
      to: { path: [TEST_FILE, '\\.spec\\.ts$'] },
    },
    {
      name: 'every-file-has-a-room',
      comment: 'A file outside the rooms of the table would escape its rules',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms.map((room) => `^${room.path}`) },
      to: {},
    },
    ...rooms.flatMap((room) => [...roomRules(room, false), ...roomRules(room, true)]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|test-results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
    },
  },
};
