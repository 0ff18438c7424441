import { describe, expect, it } from 'vitest';
import { Judge } from '../exercise/judge-exercise.ts';
import { buildCloud } from '../script/build-cloud.ts';
import { architectures } from './architectures.ts';

describe('healthy architectures', () => {
  it.each(architectures)('$id is built, and everything holds that should', ({ id, script, behaviours }) => {
    const { state, problems } = buildCloud([{ text: script, at: `${id}:1` }]);
    expect(problems).toEqual([]);
    const attempt = { cloud: state.cloud, edits: [], commands: [], answers: {} };
    const judged = new Judge().judge(
      behaviours.map(({ goal }) => goal),
      attempt,
    );
    expect(
      judged
        .filter(({ verdict }) => verdict.kind !== 'met')
        .map(({ goal, verdict }) => [goal.id, verdict.kind, verdict.kind === 'met' ? '' : verdict.why]),
    ).toEqual([]);
  });
});
