import type { Correction, Term, Topic } from '../content/topic.ts';
import type { LessonFiles, TopicFiles } from './lesson-files.ts';
import type { Problem } from './problem.ts';
import { readCard } from './read-card.ts';
import { readDiagram } from './read-diagram.ts';
import { readExercise } from './read-exercise.ts';
import { readFlowLog } from './read-flow-log.ts';
import { type MarkdownPlace, readMarkdown } from './read-markdown.ts';
import { readQuiz } from './read-quiz.ts';
import { exerciseSchema, quizSchema, topicSchema } from './schemas.ts';
import type { SharedFiles } from './shared-files.ts';

/** A link inside the lessons, to be checked once all are read. */
export interface Mention {
  readonly kind: 'card' | 'exercise';
  readonly target: string;
  readonly file: string;
  readonly line: number;
}

export interface Compilation {
  readonly files: LessonFiles;
  readonly shared: SharedFiles;
  readonly terms: { readonly [id: string]: Term };
  readonly corrections: ReadonlyMap<string, readonly Correction[]>;
  readonly problems: Problem[];
  readonly mentions: Mention[];
}

/** Makes data of a topic's folder; null when its topic.yaml is missing or broken. */
export function compileTopic(folder: TopicFiles, all: Compilation): Topic | null {
  const { id } = folder;
  const { files, shared, problems } = all;
  const head = shared.read(folder.topic ?? `${folder.folder}/topic.yaml`, topicSchema);
  const used = new Set<string>();
  const place = (file: string, line: number): MarkdownPlace => ({
    file,
    line,
    diagram: (yaml, at) => readDiagram(yaml, { file, line: at }, shared, problems),
    flowLog: (yaml, at) => readFlowLog(yaml, { file, line: at }, shared, problems),
    mention: (kind, target, at) => {
      if (kind !== 'term') all.mentions.push({ kind, target, file, line: at });
      else if (Object.hasOwn(all.terms, target)) used.add(target);
      else
        problems.push({ file, line: at, message: `There is no term "${target}" in lessons/glossary.yaml.` });
    },
    report: (problem) => problems.push(problem),
  });
  const cards = folder.cards.flatMap((card) => {
    const read = readCard(card, files.get(card.file) ?? '', place(card.file, 1));
    return read === null ? [] : [read];
  });
  const exercises = folder.exercises.flatMap(({ id: name, file }) => {
    const read = shared.read(file, exerciseSchema);
    if (read === null) return [];
    const markdown = (text: string, line: number) => readMarkdown(text, place(file, line));
    const exercise = readExercise(read, { file, topic: id, id: name, shared, problems, markdown });
    checkCard(read.value.card, file, read.lineOf(['card']));
    return exercise === null ? [] : [exercise];
  });
  const quiz = folder.quiz === null ? null : shared.read(folder.quiz, quizSchema);
  const questions = quiz === null ? [] : readQuiz(folder.quiz ?? '', quiz, id, shared, problems);
  quiz?.value.questions.forEach(({ card }, index) => {
    checkCard(card, folder.quiz ?? '', quiz.lineOf(['questions', index, 'card']));
  });
  if (head === null) return null;
  return {
    id,
    ...head.value,
    cards,
    questions,
    exercises,
    terms: Object.fromEntries(Object.entries(all.terms).filter(([term]) => used.has(term))),
    corrections: Object.fromEntries(
      cards.flatMap((card) => {
        const told = all.corrections.get(`${id}/${card.id}`);
        return told === undefined ? [] : [[card.id, told]];
      }),
    ),
  };

  function checkCard(card: string, file: string, line: number): void {
    if (!folder.cards.some((one) => one.id === card))
      problems.push({ file, line, message: `This topic has no card "${card}".` });
  }
}
