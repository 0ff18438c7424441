import { describe, expect, it } from 'vitest';
import { type BehaviourCase, baseTable, caseTable } from '../../testing/behaviour/case-schema.ts';
import { runCase } from '../../testing/behaviour/run-case.ts';

const files: { readonly [path: string]: unknown } = import.meta.glob('./*.json', {
  eager: true,
  import: 'default',
});
const bases = baseTable.parse(files['./bases.json']);
const NOT_CASES = ['./bases.json', './coverage.json'];

for (const [path, contents] of Object.entries(files)) {
  if (NOT_CASES.includes(path)) continue;
  const cases: readonly BehaviourCase[] = caseTable.parse(contents);
  describe(path.slice(2, -'.json'.length), () => {
    it.each(cases.map((given) => [given.name, given] as const))('%s', (_, given) => {
      expect(runCase(bases, given)).toEqual([]);
    });
  });
}
