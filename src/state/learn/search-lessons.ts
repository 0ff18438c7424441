import type { SearchWords } from '../../lessons/content/topic.ts';
import { topics } from './overview.ts';

export { loadSearchWords } from '../../lessons/content/load-lessons.ts';

export interface Finding {
  readonly title: string;
  readonly topic: string;
  readonly kind: 'topic' | 'card' | 'exercise';
  readonly path: readonly string[];
  readonly score: number;
}

const MOST_FINDINGS = 12;

/** Topics, cards and exercises in which every word stands; titles count more than what is said. */
export function searchLessons(query: string, words: SearchWords): readonly Finding[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const findings = topics.flatMap((topic): readonly Finding[] => {
    const base = { topic: topic.title };
    const entries = [
      { kind: 'topic' as const, title: topic.title, text: topic.about, path: [topic.id] },
      ...topic.cards.map((card) => ({
        kind: 'card' as const,
        title: card.title,
        text: `${card.learnt.join(' ')} ${words[topic.id]?.[card.id] ?? ''}`,
        path: [topic.id, card.id],
      })),
      ...topic.exercises.map(({ id, title }) => ({
        kind: 'exercise' as const,
        title,
        text: '',
        path: [topic.id, 'exercises', id],
      })),
    ];
    return entries.flatMap(({ text, ...entry }) => {
      const score = scoreOf(entry.title.toLowerCase(), text.toLowerCase(), wanted);
      return score === 0 ? [] : [{ ...base, ...entry, score }];
    });
  });
  return findings.sort((left, right) => right.score - left.score).slice(0, MOST_FINDINGS);
}

/** 0 when a word is missing everywhere. */
function scoreOf(title: string, text: string, wanted: readonly string[]): number {
  let score = 0;
  for (const word of wanted) {
    if (title.startsWith(word)) score += 6;
    else if (title.includes(` ${word}`)) score += 5;
    else if (title.includes(word)) score += 3;
    else if (text.includes(` ${word}`) || text.startsWith(word)) score += 2;
    else if (text.includes(word)) score += 1;
    else return 0;
  }
  return score;
}
