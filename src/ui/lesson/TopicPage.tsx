import Printer from 'lucide-react/icons/printer';
import type { Topic } from '../../lessons/content/topic.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { isSolved, progressOf, topics } from '../../state/learn/overview.ts';
import { useLearnState } from '../learn/learn-context.ts';
import { ProgressRing } from '../learn/ProgressRing.tsx';
import { TopicIcon } from '../learn/TopicIcon.tsx';
import { ListRow } from './ListRow.tsx';

const LEVELS = ['', 'first steps', 'usual', 'hard'];

/** A topic's cards, quiz and exercises. */
export function TopicPage({ topic }: { readonly topic: Topic }) {
  const progress = useLearnState((state) => state.progress);
  const summary = topics.find(({ id }) => id === topic.id);
  const { share, done, all } =
    summary === undefined ? { share: 0, done: 0, all: 0 } : progressOf(summary, progress);
  const needs = topics.filter(({ id }) => topic.needs.includes(id));
  return (
    <div className="mx-auto max-w-3xl">
      <div className="flex items-start gap-4">
        <span className="grid size-12 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent">
          <TopicIcon icon={topic.icon} size={26} />
        </span>
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-3xl tracking-tight">{topic.title}</h1>
          <p className="mt-1 text-muted">{topic.about}</p>
        </div>
        <ProgressRing share={share} size={44} />
      </div>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-sm">
        <span>
          {done} of {all} done
        </span>
        {needs.length > 0 && (
          <span>
            Before it:{' '}
            {needs.map(({ id, title }) => (
              <a key={id} href={learnLink(id)} className="mr-2 text-accent underline">
                {title}
              </a>
            ))}
          </span>
        )}
        <a
          href={learnLink(topic.id, 'print')}
          className="ml-auto inline-flex items-center gap-1.5 hover:underline"
        >
          <Printer size={16} aria-hidden="true" /> Print all cards
        </a>
      </p>
      <h2 className="mt-8 mb-2 font-semibold text-lg">Cards</h2>
      <ol className="overflow-hidden rounded-xl border border-line bg-surface">
        {topic.cards.map(({ id, title, minutes }, index) => (
          <ListRow
            key={id}
            href={learnLink(topic.id, id)}
            title={`${index + 1}. ${title}`}
            aside={`${minutes} min`}
            isDone={progress.cards[`${topic.id}/${id}`] !== undefined}
          />
        ))}
      </ol>
      {topic.questions.length > 0 && (
        <ul className="mt-3 overflow-hidden rounded-xl border border-line bg-surface">
          <ListRow
            href={learnLink(topic.id, 'quiz')}
            title="Quiz"
            aside={`${topic.questions.length} questions`}
            isDone={topic.questions.every(
              ({ id }) => (progress.questions[`${topic.id}/${id}`]?.right ?? 0) > 0,
            )}
          />
        </ul>
      )}
      {topic.exercises.length > 0 && (
        <>
          <h2 className="mt-8 mb-2 font-semibold text-lg">Exercises</h2>
          <ul className="overflow-hidden rounded-xl border border-line bg-surface">
            {topic.exercises.map(({ id, title, minutes, level }) => (
              <ListRow
                key={id}
                href={learnLink(topic.id, 'exercises', id)}
                title={title}
                aside={`${LEVELS[level]}, ${minutes} min`}
                isDone={isSolved(progress, topic.id, id)}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
