import { catalogue } from '../../lessons/content/load-lessons.ts';
import type { TopicSummary } from '../../lessons/content/topic.ts';
import type { Progress } from '../../lessons/progress/progress.ts';

export const { categories, topics } = catalogue;

/** How far a topic is: cards read, exercises solved, questions known, of all there are. */
export interface TopicProgress {
  readonly done: number;
  readonly all: number;
  /** 0 to 1 */
  readonly share: number;
}

export function progressOf(topic: TopicSummary, progress: Progress): TopicProgress {
  const read = topic.cards.filter(({ id }) => progress.cards[`${topic.id}/${id}`] !== undefined).length;
  const solved = topic.exercises.filter(({ id }) => isSolved(progress, topic.id, id)).length;
  const known = Object.entries(progress.questions).filter(
    ([path, { right }]) => path.startsWith(`${topic.id}/`) && right > 0,
  ).length;
  const all = topic.cards.length + topic.exercises.length + topic.questions;
  const done = read + solved + Math.min(known, topic.questions);
  return { done, all, share: all === 0 ? 0 : done / all };
}

export function isSolved(progress: Progress, topic: string, exercise: string): boolean {
  return (progress.exercises[`${topic}/${exercise}`]?.solvedAt ?? null) !== null;
}

export interface Place {
  readonly title: string;
  readonly topic: TopicSummary;
  /** Parts of its link. */
  readonly path: readonly string[];
}

/** Where the learner was last, when that still exists. */
export function lastPlace({ last }: Progress): Place | null {
  if (last === null) return null;
  const path = last.split('/');
  const topic = topics.find(({ id }) => id === path[0]);
  if (topic === undefined) return null;
  const list = path[1] === 'exercises' ? topic.exercises : topic.cards;
  const found = list.find(({ id }) => id === path.at(-1));
  return found === undefined ? null : { title: found.title, topic, path };
}

/** Parts of the link to what a learner reads now: where they were, or the first card of what comes next. */
export function startPath(progress: Progress): readonly string[] {
  const last = lastPlace(progress);
  if (last !== null) return last.path;
  const next = nextTopic(progress);
  const card = next?.cards[0];
  return next === null || card === undefined ? [] : [next.id, card.id];
}

/** The first topic of the suggested path that is not finished. */
export function nextTopic(progress: Progress): TopicSummary | null {
  return topics.find((topic) => progressOf(topic, progress).share < 1) ?? null;
}

/** What was learnt so far: the sentences of the cards read, by topic. */
export interface Learnt {
  readonly topic: TopicSummary;
  readonly cards: readonly TopicSummary['cards'][number][];
  readonly exercises: readonly TopicSummary['exercises'][number][];
}

export function learntSoFar(progress: Progress): readonly Learnt[] {
  return topics.flatMap((topic) => {
    const cards = topic.cards.filter(({ id }) => progress.cards[`${topic.id}/${id}`] !== undefined);
    const exercises = topic.exercises.filter(({ id }) => isSolved(progress, topic.id, id));
    return cards.length + exercises.length === 0 ? [] : [{ topic, cards, exercises }];
  });
}
