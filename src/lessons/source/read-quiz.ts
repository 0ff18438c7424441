import type * as z from 'zod';
import type { Question } from '../content/topic.ts';
import { buildCloud } from '../script/build-cloud.ts';
import type { Problem } from './problem.ts';
import type { Located } from './read-yaml.ts';
import type { quizSchema } from './schemas.ts';
import type { SharedFiles } from './shared-files.ts';
import { rulesAsOptions } from './which-rule.ts';

type Quiz = z.infer<typeof quizSchema>;
type Asked = Quiz['questions'][number];

/** Makes questions ready to ask. "Which rule decides?" becomes a choice between a real table's rows. */
export function readQuiz(
  file: string,
  quiz: Located<Quiz>,
  topic: string,
  shared: SharedFiles,
  problems: Problem[],
): readonly Question[] {
  const seen = new Set<string>();
  return quiz.value.questions.flatMap((asked, index) => {
    const lineOf = (...path: readonly PropertyKey[]) => quiz.lineOf(['questions', index, ...path]);
    const report = (line: number, message: string) => problems.push({ file, line, message });
    if (seen.has(asked.id)) report(lineOf('id'), `Two questions have the id "${asked.id}".`);
    seen.add(asked.id);
    const base = {
      id: asked.id,
      card: asked.card,
      concept: `${topic}/${asked.concept ?? asked.card}`,
      ask: asked.ask,
    };
    const content = contentOf(asked, { report, lineOf });
    if (content !== null) return [{ ...base, ...content }];
    if (asked.kind !== 'which-rule') return [];
    const line = quiz.textLineOf(['questions', index, 'commands']);
    const own = asked.commands === undefined ? null : { text: asked.commands, at: `${file}:${line}` };
    const source = shared.source(asked, own, { file, line: lineOf('cloud') });
    if (source === null) return [];
    const built = buildCloud(source);
    problems.push(...built.problems);
    if (built.problems.length > 0) return [];
    const rules = rulesAsOptions(built.state.cloud, asked.flow, asked.at, asked.direction);
    if (!rules.ok) {
      report(lineOf('flow'), rules.error);
      return [];
    }
    const { options, table } = rules.value;
    if (options.length < 2) report(lineOf('at'), 'This table has one row only: there is nothing to choose.');
    const told = options.map((option) =>
      option.right && asked.why !== undefined ? { ...option, why: `${option.why} ${asked.why}` } : option,
    );
    return [{ ...base, kind: 'single' as const, options: told, table }];
  });
}

type Content<Q> = Q extends unknown ? Omit<Q, 'id' | 'card' | 'concept' | 'ask'> : never;

function contentOf(
  asked: Asked,
  at: {
    readonly report: (line: number, message: string) => void;
    readonly lineOf: (...path: readonly PropertyKey[]) => number;
  },
): Content<Question> | null {
  switch (asked.kind) {
    case 'single':
    case 'multiple': {
      const right = asked.options.filter((option) => option.right).length;
      if (asked.kind === 'single' && right !== 1)
        at.report(
          at.lineOf('options'),
          `A single question has one option with "right: true"; this has ${right}.`,
        );
      if (asked.kind === 'multiple' && (right === 0 || right === asked.options.length))
        at.report(at.lineOf('options'), 'Some options have to be right, and some wrong.');
      return { kind: asked.kind, options: asked.options, table: null };
    }
    case 'order':
      return { kind: 'order', items: asked.items };
    case 'fill':
      return {
        kind: 'fill',
        answer: String(asked.answer),
        also: asked.also.map(String),
        why: asked.why,
        wrong: asked.wrong.map(({ answer, why }) => ({ answer: String(answer), why })),
      };
    default:
      return null;
  }
}
