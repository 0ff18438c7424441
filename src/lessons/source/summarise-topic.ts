import { plainText } from '../content/plain-text.ts';
import type { Topic, TopicSummary } from '../content/topic.ts';

/** What the home of learning shows and searches, without the lessons themselves. */
export function summariseTopic(topic: Topic): TopicSummary {
  const { id, title, about, icon, category, needs, cards, exercises, questions } = topic;
  const sum = (items: readonly { readonly minutes: number }[]) =>
    items.reduce((total, { minutes }) => total + minutes, 0);
  return {
    id,
    title,
    about,
    icon,
    category,
    needs,
    minutes: sum(cards) + sum(exercises),
    cards: cards.map((card) => ({ id: card.id, title: card.title, learnt: card.learnt })),
    exercises: exercises.map((exercise) => ({
      id: exercise.id,
      title: exercise.title,
      minutes: exercise.minutes,
      level: exercise.level,
      card: exercise.card,
      faults: exercise.faults,
    })),
    questions: questions.length,
  };
}

/** What its cards say, to be searched. */
export function wordsOfTopic({ cards }: Topic): { readonly [card: string]: string } {
  return Object.fromEntries(cards.map((card) => [card.id, searchWords(plainText(card.blocks))]));
}

/** Each word once: enough to find a card by what it says, at a fraction of its length. */
function searchWords(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9][a-z0-9./:-]*[a-z0-9]/g) ?? [];
  return [...new Set(words)].filter((word) => word.length > 2).join(' ');
}
