import ArrowRight from 'lucide-react/icons/arrow-right';
import { type ReactNode, useState } from 'react';
import { standingOf } from '../../state/learn/faults.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { categories, lastPlace, nextTopic, topics } from '../../state/learn/overview.ts';
import { useLearn, useLearnState } from './learn-context.ts';
import { TopicCard } from './TopicCard.tsx';

/** All topics, where one was, and what comes next. */
export function HomePage() {
  const learn = useLearn();
  const progress = useLearnState((state) => state.progress);
  const [category, setCategory] = useState<string | null>(null);
  const shown = topics.filter((topic) => category === null || topic.category === category);
  const used = categories.filter(({ id }) => topics.some((topic) => topic.category === id));
  const last = lastPlace(progress);
  const next = nextTopic(progress);
  const due = learn.due().length;
  const mended = standingOf(progress).all;
  return (
    <>
      <h1 className="text-balance font-semibold text-3xl tracking-tight">Learn AWS by watching packets</h1>
      <p className="mt-2 max-w-2xl text-muted">
        Read for two minutes, press play on a live network, then build one yourself. What does not work yet
        tells you why.
      </p>
      <div className="mt-6 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {last !== null && (
          <Way href={learnLink(...last.path)} title="Continue where you were">
            {last.title}, {last.topic.title}
          </Way>
        )}
        {next !== null && next.id !== last?.topic.id && (
          <Way href={learnLink(next.id)} title={last === null ? 'Start here' : 'Next on the path'}>
            {next.title}: {next.about}
          </Way>
        )}
        <Way href={learnLink('faults')} title="Find the fault">
          {mended === 0 ? 'Broken networks to mend' : `Broken networks to mend, ${mended} solved so far`}
        </Way>
        {due > 0 && (
          <Way href={learnLink('review')} title="Review, when you like">
            {due === 1 ? 'One question you missed' : `${due} questions you missed`}
          </Way>
        )}
      </div>
      <fieldset className="mt-8 flex flex-wrap gap-1.5 border-0 p-0">
        <legend className="sr-only">Show topics of</legend>
        {[{ id: null, title: 'All topics' }, ...used].map(({ id, title }) => (
          <button
            key={title}
            type="button"
            aria-pressed={category === id}
            onClick={() => setCategory(id)}
            className="h-8 rounded-full border border-line bg-surface px-3 font-medium text-muted text-sm hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
          >
            {title}
          </button>
        ))}
      </fieldset>
      <ol
        aria-label="Topics in the suggested order"
        className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3"
      >
        {shown.map((topic) => (
          <li key={topic.id} className="flex">
            <TopicCard topic={topic} progress={progress} place={topics.indexOf(topic) + 1} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Way(props: { readonly href: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <a
      href={props.href}
      className="group flex min-w-0 items-center gap-3 rounded-xl border border-accent/40 bg-accent-soft p-4 hover:border-accent"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{props.title}</span>
        <span className="block truncate text-muted text-sm">{props.children}</span>
      </span>
      <ArrowRight
        size={18}
        aria-hidden="true"
        className="shrink-0 text-accent motion-safe:transition-transform motion-safe:group-hover:translate-x-0.5"
      />
    </a>
  );
}
