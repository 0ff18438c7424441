import { plainText } from '../content/plain-text.ts';
import type { Topic } from '../content/topic.ts';
import type { LessonFiles } from '../source/lesson-files.ts';
import type { Problem } from '../source/problem.ts';
import { readYaml } from '../source/read-yaml.ts';
import { coverageSchema } from '../source/schemas.ts';

const FILE = 'lessons/coverage.yaml';

/** Every heading that is owed names a card that exists and speaks of it. */
export function checkCoverage(files: LessonFiles, topics: readonly Topic[]): readonly Problem[] {
  const read = readYaml(FILE, files.get(FILE) ?? '', coverageSchema);
  if (!read.ok) return read.error;
  const seen = new Set<string>();
  return read.value.value.headings.flatMap(({ id, heading, card: target }, index) => {
    const report = (message: string) => [
      { file: FILE, line: read.value.lineOf(['headings', index, 'card']), message },
    ];
    if (seen.has(id)) return report(`The heading "${id}" stands here twice.`);
    seen.add(id);
    const [topicId = '', cardId = ''] = target.split('/');
    const card = topics.find((topic) => topic.id === topicId)?.cards.find((one) => one.id === cardId);
    if (card === undefined) return report(`There is no card "${target}".`);
    const said = words(`${card.title} ${card.learnt.join(' ')} ${plainText(card.blocks)}`);
    const wanted = [...words(heading)];
    const missing = wanted.filter((word) => !said.has(word));
    // Half of a heading's own words, at least, stand on a card that speaks of it.
    return missing.length * 2 > wanted.length
      ? report(`The card "${target}" does not speak of "${heading}": it lacks ${missing.join(', ')}.`)
      : [];
  });
}

const COMMON: ReadonlySet<string> = new Set(
  'a an and are as aws by cli create deep dive deeper design for from good how in into is it know of on or step the to use using vs what when with your'.split(
    ' ',
  ),
);

/** The words that carry a meaning, without endings; British and American spelling are one. */
function words(text: string): ReadonlySet<string> {
  const found = text.toLowerCase().match(/[a-z0-9]*[a-z][a-z0-9]*/g) ?? [];
  return new Set(found.filter((word) => !COMMON.has(word)).map(stem));
}

function stem(word: string): string {
  const plain = word.replace(/our/, 'or');
  return plain.length > 4 ? plain.replace(/(?:ies|es|s|ing|ed)$/, '') : plain.replace(/s$/, '');
}
