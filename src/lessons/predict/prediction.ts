import type { Blocker, Step } from '../../kernel/forward/answer.ts';
import { formatAddress } from '../../kernel/net/address.ts';
import { opening, withNames } from '../../text/english/nouns.ts';
import { describeHeader, explainRows } from '../../text/explain.ts';
import type { Naming } from '../../text/naming.ts';
import { asSentence, REMEMBERED, rowText } from '../content/row-words.ts';
import type { Choice } from '../content/topic.ts';
import { type Review, reviews } from './reviews.ts';

/** A question about what a step is going to decide, made from the table that it reads. */
export interface Prediction {
  readonly ask: string;
  readonly packet: string;
  /** One at least is right. */
  readonly options: readonly Choice[];
  /** Rows of a long table that are not among the options; none of them decides. */
  readonly leftOut: number;
  /** What comes back when it was missed; null where no lesson explains it. */
  readonly review: Review | null;
}

type Direction = Blocker['direction'];

/** The question of one step; null where nothing is decided that one could know. */
export function predictionOf(step: Step, direction: Direction, names: Naming): Prediction | null {
  const prediction = questionOf(step, direction, names);
  // With one row, or where every row decides for some of the packets, there is nothing to choose.
  return prediction === null || prediction.options.every(({ right }) => right) ? null : prediction;
}

function questionOf(step: Step, direction: Direction, names: Naming): Prediction | null {
  // Past a blocker nothing happens: there is nothing to predict.
  if (step.hypothetical) return null;
  switch (step.stage) {
    case 'route':
      return ofRoutes(step, names);
    case 'enter':
    case 'leave':
      return ofAcl(step, direction, names);
    case 'filter-in':
    case 'filter-out':
      return ofGroup(step, names);
    case 'translate':
    case 'masquerade':
      return ofTranslation(step, names);
    case 'choose':
      return ofTargets(step, names);
    default:
      return null;
  }
}

function ofRoutes(step: Step, names: Naming): Prediction | null {
  if (step.rows.length === 0) return null;
  const none = {
    text: 'None of them: no route covers the destination',
    right: !step.rows.some(({ reason }) => reason === 'decides'),
    why: 'A packet that no route covers is dropped.',
  };
  return {
    ...asked('Which route wins?', step, names),
    ...rowsOf(step, names, none),
    review: none.right ? reviews.noRoute : reviews.route,
  };
}

function ofAcl(step: Step, direction: Direction, names: Naming): Prediction | null {
  const rows = rowsOf(step, names, null);
  // The row with the star decides where no other does, so one of them always does.
  if (!rows.options.some(({ right }) => right)) return null;
  const review = direction === 'reply' ? reviews.aclReply : reviews.acl;
  return { ...asked('Which rule of the network ACL decides?', step, names), ...rows, review };
}

function ofGroup(step: Step, names: Naming): Prediction | null {
  const isUsed = step.session?.kind === 'used';
  const isDropped = !isUsed && step.code !== null;
  if (!isUsed && !isDropped && step.rule === null) return null;
  const dropped = {
    text: 'No rule allows it: it is dropped',
    right: isDropped && !step.rows.some(isWinner),
    why: isUsed ? REMEMBERED : 'What no rule of a security group allows is dropped.',
  };
  const remembered = {
    text: 'No rule is asked: the connection is remembered',
    right: isUsed,
    why: isUsed ? REMEMBERED : 'It is the first packet of its connection, so the rules are read.',
  };
  // A session lets it through before any row is read.
  const some = { text: 'One of its rules has to allow it', right: false, why: REMEMBERED };
  const read = rowsOf(step, names, null);
  return {
    ...asked(isUsed ? 'What lets it pass here?' : 'Which rule of the security group decides?', step, names),
    options: [...(isUsed ? [some] : read.options), dropped, remembered],
    leftOut: isUsed ? 0 : read.leftOut,
    review: isUsed ? reviews.memory : reviews.group,
  };
}

function ofTranslation(step: Step, names: Naming): Prediction | null {
  const { before, after } = step;
  const source = formatAddress(before.source) !== formatAddress(after.source);
  const destination = formatAddress(before.destination) !== formatAddress(after.destination);
  if (source && destination) return null;
  const isDropped = step.action === 'drop';
  const becomes = (from: Step['before']['source'], to: Step['before']['source']) =>
    `${formatAddress(from)} becomes ${formatAddress(to)}.`;
  const happens = isDropped
    ? 'It has no translation for this address, so it drops the packet.'
    : source
      ? `The source ${becomes(before.source, after.source)}`
      : destination
        ? `The destination ${becomes(before.destination, after.destination)}`
        : 'Its addresses stay as they are.';
  const option = (text: string, right: boolean): Choice => ({ text, right, why: happens });
  return {
    ...asked(`What does ${lowerFirst(opening(step.at, names))} do to the packet?`, step, names),
    options: [
      option('It rewrites the source address', !isDropped && source),
      option('It rewrites the destination address', !isDropped && destination),
      option('It changes no address', !isDropped && !source && !destination),
      option('It drops the packet', isDropped),
    ],
    leftOut: 0,
    review: step.stage === 'masquerade' ? reviews.nat : reviews.publicAddress,
  };
}

function ofTargets(step: Step, names: Naming): Prediction | null {
  // Which of several healthy targets is taken cannot be known.
  if (step.rows.length < 2 || step.rows.some(({ reason }) => reason === 'not-chosen')) return null;
  const rows = rowsOf(step, names, null);
  if (!rows.options.some(({ right }) => right)) return null;
  return { ...asked('Which target takes the request?', step, names), ...rows, review: null };
}

function asked(ask: string, step: Step, names: Naming): Pick<Prediction, 'ask' | 'packet'> {
  const owners = new Set(step.rows.map(({ owner }) => owner));
  const [owner = step.at] = owners;
  const where = owners.size > 1 ? '' : `${opening(owner, names)}: `;
  return { ask, packet: `${where}${describeHeader(step.before)}` };
}

/** More options than that nobody compares. */
const MOST_ROWS = 8;

function rowsOf(step: Step, names: Naming, none: Choice | null): Pick<Prediction, 'options' | 'leftOut'> {
  const hasOwners = new Set(step.rows.map(({ owner }) => owner)).size > 1;
  const all = explainRows(step, names).map(({ row, words }) => {
    const text = rowText(row.id, withNames(row.text, names));
    const right = isWinner(row);
    return {
      text: hasOwners ? `${names(row.owner)}, ${text}` : text,
      right,
      why: right && row.reason === 'decides' ? 'It matches, and it decides.' : asSentence(words),
      nearness: right ? 0 : NEAR.has(row.reason) ? 1 : 2,
    };
  });
  // Those that decide or nearly do, in the table's order.
  const kept = new Set([...all].sort((left, right) => left.nearness - right.nearness).slice(0, MOST_ROWS));
  const rows = all
    .filter((row) => kept.has(row) || row.right)
    .map(({ text, right, why }): Choice => ({ text, right, why }));
  return { options: none === null ? rows : [...rows, none], leftOut: all.length - rows.length };
}

/** Rows that match, or would have: the ones a learner weighs against each other. */
const NEAR: ReadonlySet<Step['rows'][number]['reason']> = new Set([
  'less-specific',
  'lower-priority',
  'after-match',
  'ineligible',
]);

/** A security group has no order: of several rules that match any lets it in. */
export function isWinner({ reason }: Step['rows'][number]): boolean {
  return (
    reason === 'decides' || reason === 'decides-partly' || reason === 'chosen' || reason === 'also-matches'
  );
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
