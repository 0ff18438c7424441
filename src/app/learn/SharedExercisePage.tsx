import { use, useState } from 'react';
import { systemClock } from '../../platform/clock.ts';
import { browserFiles } from '../../platform/files.ts';
import { sharedExerciseStore } from '../../platform/progress-store.ts';
import { pageTheme } from '../../platform/theme.ts';
import { Learn } from '../../state/learn/learn.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { sharedExerciseOf } from '../../state/learn/shared-exercise.ts';
import { LearnFrame } from '../../ui/learn/LearnFrame.tsx';
import { LearnContext } from '../../ui/learn/learn-context.ts';
import { ExerciseLab } from './ExercisePage.tsx';

/** Exercises of others that one can go on with; older ones begin anew. */
const MOST_KEPT = 20;

/** An exercise out of a link. What is done there is kept apart from everything that is a person's own. */
export function SharedExercisePage({ link }: { readonly link: string }) {
  const opened = use(sharedExerciseOf(link));
  if (opened.exercise === null) return <NotOpened reasons={opened.reasons} />;
  return <Opened key={opened.exercise.id} exercise={opened.exercise} />;
}

function Opened({ exercise }: Pick<Parameters<typeof ExerciseLab>[0], 'exercise'>) {
  const [learn] = useState(() => {
    const own = new Learn({ store: sharedExerciseStore, clock: systemClock, files: browserFiles() });
    own.keepNewest(MOST_KEPT);
    return own;
  });
  return (
    <LearnContext value={learn}>
      <ExerciseLab exercise={exercise} from={{ title: 'Shared exercise', href: learnLink() }} />
    </LearnContext>
  );
}

function NotOpened({ reasons }: { readonly reasons: readonly string[] }) {
  return (
    <LearnFrame theme={pageTheme}>
      <h1 className="font-semibold text-2xl">This exercise cannot be opened</h1>
      <div role="alert" className="mt-3 max-w-2xl rounded-lg border border-drop bg-drop-soft p-4">
        <ul className="grid gap-1">
          {reasons.map((reason) => (
            <li key={reason} className="[overflow-wrap:anywhere]">
              {reason}
            </li>
          ))}
        </ul>
      </div>
      <p className="mt-3 max-w-2xl text-muted">
        Your own architectures and your progress are untouched. Links are often cut where they are pasted: ask
        who sent it to copy it again.
      </p>
      <p className="mt-4">
        <a href={learnLink()} className="text-accent underline">
          See what there is to learn
        </a>
      </p>
    </LearnFrame>
  );
}
