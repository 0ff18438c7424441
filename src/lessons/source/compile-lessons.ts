import type { Catalogue, Correction, SearchWords, Topic } from '../content/topic.ts';
import { compileTopic, type Mention } from './compile-topic.ts';
import { type LessonFiles, sortFiles } from './lesson-files.ts';
import type { Problem } from './problem.ts';
import { SharedFiles } from './shared-files.ts';
import { summariseTopic, wordsOfTopic } from './summarise-topic.ts';

export interface Lessons {
  readonly catalogue: Catalogue;
  readonly words: SearchWords;
  readonly topics: readonly Topic[];
  /** The template for authors: held to the same rules, shown to nobody. */
  readonly templates: readonly Topic[];
  readonly problems: readonly Problem[];
}

/** Makes data of all lesson files. With problems it is incomplete and not to be shown. */
export function compileLessons(files: LessonFiles): Lessons {
  const problems: Problem[] = [];
  const mentions: Mention[] = [];
  const shared = new SharedFiles(files, problems);
  const terms = shared.terms();
  const { categories, path } = shared.catalogue();
  const corrections = correctionsByCard(shared, mentions);
  const compiled = sortFiles(files, problems).flatMap((folder) => {
    const topic = compileTopic(folder, { files, shared, terms, corrections, problems, mentions });
    if (topic === null) return [];
    const report = (message: string) =>
      problems.push({ file: `${folder.folder}/topic.yaml`, line: 1, message });
    if (!categories.some(({ id }) => id === topic.category))
      report(`"${topic.category}" is no category of lessons/catalogue.yaml.`);
    if (!folder.id.startsWith('_') && !path.includes(folder.id))
      report(`Add "${folder.id}" to the path in lessons/catalogue.yaml.`);
    return [topic];
  });
  const topics = compiled
    .filter(({ id }) => !id.startsWith('_'))
    .sort((left, right) => path.indexOf(left.id) - path.indexOf(right.id));
  checkMentions(mentions, compiled, path, problems);
  return {
    catalogue: { categories, topics: topics.map(summariseTopic) },
    words: Object.fromEntries(topics.map((topic) => [topic.id, wordsOfTopic(topic)])),
    topics,
    templates: compiled.filter(({ id }) => id.startsWith('_')),
    problems,
  };
}

function correctionsByCard(
  shared: SharedFiles,
  mentions: Mention[],
): ReadonlyMap<string, readonly Correction[]> {
  const read = shared.corrections();
  const byCard = new Map<string, Correction[]>();
  read?.value.corrections.forEach(({ card, ...correction }, index) => {
    const line = read.lineOf(['corrections', index, 'card']);
    mentions.push({ kind: 'card', target: card, file: 'lessons/corrections.yaml', line });
    byCard.set(card, [...(byCard.get(card) ?? []), correction]);
  });
  return byCard;
}

/** Links lead somewhere. A topic of the path that has no lessons yet may be named: its link is not shown. */
function checkMentions(
  mentions: readonly Mention[],
  topics: readonly Topic[],
  path: readonly string[],
  problems: Problem[],
): void {
  for (const { kind, target, file, line } of mentions) {
    const [topicId = '', id = ''] = target.split('/');
    const topic = topics.find((one) => one.id === topicId);
    if (topic === undefined && path.includes(topicId)) continue;
    const list = kind === 'card' ? topic?.cards : topic?.exercises;
    if (list?.some((one) => one.id === id) !== true)
      problems.push({ file, line, message: `There is no ${kind} "${target}": write topic/${kind}.` });
  }
}
