import type { TopicSummary } from '../../lessons/content/topic.ts';
import type { Progress } from '../../lessons/progress/progress.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { categories, progressOf } from '../../state/learn/overview.ts';
import { ProgressRing } from './ProgressRing.tsx';
import { TopicIcon } from './TopicIcon.tsx';

/** A topic on the home of learning. */
export function TopicCard(props: {
  readonly topic: TopicSummary;
  readonly progress: Progress;
  /** Its number on the suggested path. */
  readonly place: number;
}) {
  const { topic, place } = props;
  const { share, done, all } = progressOf(topic, props.progress);
  const category = categories.find(({ id }) => id === topic.category)?.title ?? '';
  return (
    <a
      href={learnLink(topic.id)}
      aria-labelledby={`${topic.id}-title`}
      aria-describedby={`${topic.id}-facts`}
      className="group flex w-full flex-col rounded-xl border border-line bg-surface p-4 shadow-xs hover:border-accent"
    >
      <span className="flex items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent">
          <TopicIcon icon={topic.icon} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-semibold text-base group-hover:underline">
            <span className="font-normal text-muted">{place}. </span>
            <span id={`${topic.id}-title`}>{topic.title}</span>
          </span>
          <span className="text-muted text-xs">{category}</span>
        </span>
        <ProgressRing share={share} />
      </span>
      <span id={`${topic.id}-facts`} className="flex flex-1 flex-col">
        <span className="mt-3 flex-1 text-muted text-sm">{topic.about}</span>
        <span className="mt-4 flex flex-wrap gap-x-3 text-muted text-xs tabular-nums">
          <span>{topic.minutes} min</span>
          <span>{topic.cards.length} cards</span>
          <span>{topic.exercises.length} exercises</span>
          <span className="ml-auto">
            {done === 0 ? 'Not begun' : done === all ? 'Done' : `${Math.round(share * 100)} %`}
          </span>
        </span>
      </span>
    </a>
  );
}
