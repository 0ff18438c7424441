/** What the search may offer. */
export interface Entry {
  /** Stable while the document lives: recents remember it. */
  readonly id: string;
  readonly section: 'Insert' | 'Commands' | 'Resources' | 'View' | 'Questions' | 'Document';
  readonly title: string;
  readonly detail: string;
  /** Name of an AWS icon; null: none. */
  readonly icon: string | null;
  readonly shortcut: string | null;
  /** Why it cannot be done now; null: it can. */
  readonly reason: string | null;
  /** Instead of being run it is typed on: the text that stands in the field then. */
  readonly completes: string | null;
  run(): void;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const MOST_IN_SECTION = 40;

/** How well all words of the query fit the text: higher is better, null when one is missing. */
export function fuzzyScore(query: string, text: string): number | null {
  const lower = text.toLowerCase();
  let sum = 0;
  for (const word of query.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const score = wordScore(word, lower);
    if (score === null) return null;
    sum += score;
  }
  return sum;
}

/** 5: it is the text, 4: the text begins so, 3: a word of it does, 2: it contains it, up to 1: its letters in that order. */
function wordScore(word: string, text: string): number | null {
  if (text === word) return 5;
  const at = text.indexOf(word);
  if (at === 0) return 4;
  if (at > 0) return /[\s\-_./:]/.test(text[at - 1] ?? '') ? 3 : 2;
  let from = 0;
  let start = -1;
  for (const letter of word) {
    const found = text.indexOf(letter, from);
    if (found < 0) return null;
    if (start < 0) start = found;
    from = found + 1;
  }
  // Letters far apart are an accident, not an abbreviation.
  const spread = from - start;
  return spread > 3 * word.length ? null : word.length / spread;
}

/** Best sections first, in each the best entries first; what cannot be done now comes after what can. */
export function ranked(
  entries: readonly Entry[],
  query: string,
  recents: readonly string[],
): readonly Section[] {
  if (query.trim() === '') return unasked(entries, recents);
  const scored = entries.flatMap((entry) => {
    const title = fuzzyScore(query, entry.title);
    const score = title ?? fuzzyScore(query, `${entry.title} ${entry.detail}`);
    if (score === null) return [];
    // What is asked for is rather in the title, possible, and used before.
    const bonus = (title === null ? 0 : 1) + (recents.includes(entry.id) ? 0.5 : 0);
    return [{ entry, score: score + bonus - (entry.reason === null ? 0 : 100) }];
  });
  scored.sort((left, right) => right.score - left.score);
  return sectionsOf(scored.map(({ entry }) => entry));
}

function unasked(entries: readonly Entry[], recents: readonly string[]): readonly Section[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const again = recents.flatMap((id) => byId.get(id) ?? []).filter(({ reason }) => reason === null);
  const others = entries.filter((entry) => !again.includes(entry));
  const possible = others.filter(({ reason }) => reason === null);
  const impossible = others.filter(({ reason }) => reason !== null);
  const rest = sectionsOf([...possible, ...impossible]);
  return again.length === 0 ? rest : [{ title: 'Recent', entries: again }, ...rest];
}

/** Sections in the order of their first entries. */
function sectionsOf(entries: readonly Entry[]): readonly Section[] {
  const sections = new Map<string, Entry[]>();
  for (const entry of entries) {
    const section = sections.get(entry.section) ?? [];
    if (section.length < MOST_IN_SECTION) section.push(entry);
    sections.set(entry.section, section);
  }
  return [...sections].map(([title, found]) => ({ title, entries: found }));
}
