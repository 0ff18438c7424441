import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const config = fileURLToPath(new URL('./depcruise.cjs', import.meta.url));
const cruiser = fileURLToPath(
  new URL('../../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url),
);

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const planted: string[] = [];

/** Writes the files into a fresh directory and returns what the import rules say of them. */
function cruise(files: Readonly<Record<string, string>>): readonly Violation[] {
  const root = mkdtempSync(join(tmpdir(), 'skytrace-imports-'));
  planted.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const run = spawnSync(process.execPath, [cruiser, '--config', config, '--output-type', 'json', 'src'], {
    cwd: root,
    encoding: 'utf8',
  });
  const report = JSON.parse(run.stdout) as { summary: { violations: readonly Violation[] } };
  return report.summary.violations;
}

afterAll(() => {
  for (const root of planted) rmSync(root, { recursive: true, force: true });
});

/** Files that break no rule; every breach below is planted among them. */
const legal = {
  'src/kernel/lib/result.ts': 'export interface Result { readonly ok: boolean }\n',
  'src/kernel/net/cidr.ts':
    "import type { Result } from '../lib/result.ts';\nexport const parse = (): Result => ({ ok: true });\n",
  'src/kernel/cloud/document.ts': "import { z } from 'zod';\nexport const document = z;\n",
  'src/kernel/forward/trace.ts': 'export const trace = 1;\n',
  'src/kernel/forward/trace.test.ts':
    "import { it } from 'vitest';\nimport { sample } from '../../testing/sample.ts';\nimport { trace } from './trace.ts';\nit('traces', () => [trace, sample]);\n",
  'src/resources/tables.ts':
    "import type { Vpc } from './vpc/schema.ts';\nexport interface Tables { readonly vpcs: Vpc }\n",
  'src/resources/registry.ts':
    "import { operations } from './vpc/operations.ts';\nexport const registry = [operations];\n",
  'src/resources/vpc/schema.ts':
    'export interface Vpc { readonly VpcId: string }\nexport const schema = 1;\n',
  'src/resources/vpc/operations.ts':
    "import { parse } from '../../kernel/net/cidr.ts';\nexport const operations = [parse];\n",
  'src/resources/vpc/view.tsx':
    "import { memo } from 'react';\nimport { Card } from '../../ui/components/Card.tsx';\nexport const view = memo(Card);\n",
  'src/resources/subnet/schema.ts':
    "import { schema as vpc } from '../vpc/schema.ts';\nexport const schema = [vpc];\n",
  'src/resources/subnet/operations.ts':
    "import type { Tables } from '../tables.ts';\nimport { schema } from './schema.ts';\nexport const operations = (tables: Tables) => [tables, schema];\n",
  'src/testing/sample.ts':
    "import { registry } from '../resources/registry.ts';\nexport const sample = registry;\n",
  'src/state/lab.ts': "import { trace } from '../kernel/forward/trace.ts';\nexport const lab = trace;\n",
  'src/ui/components/Card.tsx': 'export const Card = () => null;\n',
  'src/ui/canvas/Canvas.tsx':
    "import type { trace } from '../../kernel/forward/trace.ts';\nimport { parse } from '../../kernel/net/cidr.ts';\nimport { lab } from '../../state/lab.ts';\nexport type Answer = typeof trace;\nexport const Canvas = () => [parse, lab];\n",
  'src/app/main.tsx': "import { Canvas } from '../ui/canvas/Canvas.tsx';\nexport const app = Canvas;\n",
  'src/headless/main.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
};

const breaches: readonly { what: string; file: string; line: string; rule: string }[] = [
  {
    what: 'the kernel learns a resource type',
    file: 'src/kernel/forward/breach.ts',
    line: "import { schema } from '../../resources/vpc/schema.ts';",
    rule: 'kernel-values',
  },
  {
    what: 'the kernel learns a resource type, as a type only',
    file: 'src/kernel/cloud/breach.ts',
    line: "import type { Vpc as schema } from '../../resources/vpc/schema.ts';",
    rule: 'kernel-cloud-types',
  },
  {
    what: 'the kernel uses a package outside kernel/cloud',
    file: 'src/kernel/graph/breach.ts',
    line: "import { z as schema } from 'zod';",
    rule: 'kernel-packages',
  },
  {
    what: 'the kernel uses Node',
    file: 'src/kernel/lib/breach.ts',
    line: "import { readFileSync as schema } from 'node:fs';",
    rule: 'kernel-node',
  },
  {
    what: 'kernel code, not a test, uses the testing room',
    file: 'src/kernel/reach/breach.ts',
    line: "import { sample as schema } from '../../testing/sample.ts';",
    rule: 'kernel-values',
  },
  {
    what: 'a resource calls the operations of another',
    file: 'src/resources/subnet/breach.ts',
    line: "import { operations as schema } from '../vpc/operations.ts';",
    rule: 'resource-type-values',
  },
  {
    what: 'a resource imports the registry as a value',
    file: 'src/resources/instance/breach.ts',
    line: "import { registry as schema } from '../registry.ts';",
    rule: 'resource-type-values',
  },
  {
    what: 'the registry pulls in a view',
    file: 'src/resources/breach.ts',
    line: "import { view as schema } from './vpc/view.tsx';",
    rule: 'resource-lists-values',
  },
  {
    what: 'the ui computes networking',
    file: 'src/ui/canvas/breach.ts',
    line: "import { trace as schema } from '../../kernel/forward/trace.ts';",
    rule: 'ui-values',
  },
  {
    what: 'state reaches up into the ui',
    file: 'src/state/breach.ts',
    line: "import { Card as schema } from '../ui/components/Card.tsx';",
    rule: 'state-values',
  },
  {
    what: 'headless pulls in the ui',
    file: 'src/headless/breach.ts',
    line: "import { Card as schema } from '../ui/components/Card.tsx';",
    rule: 'headless-values',
  },
  {
    what: 'a test file is imported',
    file: 'src/kernel/forward/borrow.ts',
    line: "import * as schema from './trace.test.ts';",
    rule: 'no-import-of-tests',
  },
  {
    what: 'a file lies outside every room',
    file: 'src/attic/breach.ts',
    line: "import { lab as schema } from '../state/lab.ts';",
    rule: 'every-file-has-a-room',
  },
];

describe('import rules', () => {
  it('pass a tree that keeps to the table', () => {
    expect(cruise(legal)).toEqual([]);
  });

  it('catch every kind of breach, and nothing else', () => {
    const files: Record<string, string> = { ...legal };
    for (const breach of breaches) files[breach.file] = `${breach.line}\nexport const used = schema;\n`;
    const found = cruise(files).map((violation) => `${violation.from}: ${violation.rule.name}`);
    const expected = breaches.map((breach) => `${breach.file}: ${breach.rule}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('catch a cycle, also of types', () => {
    const found = cruise({
      'src/kernel/net/chicken.ts':
        "import type { Egg } from './egg.ts';\nexport interface Chicken { egg: Egg }\n",
      'src/kernel/net/egg.ts':
        "import type { Chicken } from './chicken.ts';\nexport interface Egg { chicken: Chicken }\n",
    });
    expect(found.map((violation) => violation.rule.name)).toContain('no-cycle');
  });
});
