import type { Step, Trace } from '../../kernel/forward/answer.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { simulate } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { opening, withNames } from '../../text/english/nouns.ts';
import { describeHeader, explainRows } from '../../text/explain.ts';
import { namingOf } from '../../text/naming.ts';
import { asSentence, REMEMBERED, rowText } from '../content/row-words.ts';
import type { Choice } from '../content/topic.ts';
import { flowsOf, type GoalFlow, traceOf } from '../goals/flow.ts';
import { readMention } from '../script/names.ts';

export interface RuleQuestion {
  readonly options: readonly Choice[];
  /** Which table is read, and for which packet. */
  readonly table: string;
}

/** Turns the table that a packet meets somewhere into options: its rows, and why each won or lost. */
export function rulesAsOptions(
  cloud: AwsCloud,
  flow: GoalFlow,
  at: string,
  direction: 'forward' | 'reply',
): Result<RuleQuestion, string> {
  const owner = readMention(cloud, at);
  if (!owner.ok) return owner;
  const pairs = flowsOf(cloud, flow);
  if (!pairs.ok) return pairs;
  const [asked] = pairs.value.flows;
  if (asked === undefined) return err('This flow has no ends.');
  const traced = traceOf(simulate(cloud), asked);
  if (!traced.ok) return traced;
  const step = stepsOf(traced.value, direction).find(
    ({ rows, at: place }) =>
      rows.length > 0 && (place === owner.value || rows.some((row) => row.owner === owner.value)),
  );
  if (step === undefined) return err(`The packet meets no table of "${at}" on this way.`);
  const full = namingOf(cloud);
  const names = (id: string) => full(id).replace(/ \([^)]*\)$/, '');
  const options: readonly Choice[] = explainRows(step, names).map(({ row, words }) => ({
    text: rowText(row.id, withNames(row.text, names)),
    right: step.session?.kind !== 'used' && (row.reason === 'decides' || row.reason === 'chosen'),
    why: row.reason === 'decides' ? 'It matches, and it is the one that decides.' : asSentence(words),
  }));
  return ok({
    options: [...options, ...withoutRule(step)],
    table: `${opening(owner.value, names)}, for ${describeHeader(step.before)}`,
  });
}

function stepsOf(trace: Trace, direction: 'forward' | 'reply'): readonly Step[] {
  return trace.connections.flatMap((connection) =>
    (direction === 'forward' ? connection.forward : (connection.reply ?? [])).flatMap(({ steps }) => steps),
  );
}

/** What decides where no row does; a route table or a network ACL always has one. */
function withoutRule(step: Step): readonly Choice[] {
  if (step.session?.kind === 'used')
    return [
      {
        text: 'None of them is asked',
        right: true,
        why: REMEMBERED,
      },
    ];
  if (step.rule !== null) return [];
  return [
    {
      text: 'None of them',
      right: true,
      why: 'No rule matches, and what no rule allows is dropped.',
    },
  ];
}
