import { lazy, Suspense, useEffect, useState } from 'react';
import { systemClock } from '../../platform/clock.ts';
import { browserFiles } from '../../platform/files.ts';
import { browserProgressStore } from '../../platform/progress-store.ts';
import { pageTheme } from '../../platform/theme.ts';
import { Learn } from '../../state/learn/learn.ts';
import type { LearnRoute } from '../../state/learn/learn-route.ts';
import { HomePage } from '../../ui/learn/HomePage.tsx';
import { LearnFrame } from '../../ui/learn/LearnFrame.tsx';
import { LearnContext } from '../../ui/learn/learn-context.ts';
import { StartPage } from '../../ui/learn/StartPage.tsx';
import { SummaryPage } from '../../ui/learn/SummaryPage.tsx';
import { Opening } from '../Opening.tsx';

const LessonPages = lazy(async () => ({
  default: (await import('../../ui/lesson/LessonPages.tsx')).LessonPages,
}));
const ReviewPage = lazy(async () => ({
  default: (await import('../../ui/lesson/LessonPages.tsx')).ReviewPage,
}));

const SharedExercisePage = lazy(async () => ({
  default: (await import('./SharedExercisePage.tsx')).SharedExercisePage,
}));
const FaultsPage = lazy(async () => ({
  default: (await import('../../ui/faults/FaultsPage.tsx')).FaultsPage,
}));
const PuzzlePage = lazy(async () => ({ default: (await import('./PuzzlePage.tsx')).PuzzlePage }));
const ExercisePage = lazy(async () => ({ default: (await import('./ExercisePage.tsx')).ExercisePage }));

/** The home of learning and everything under it, for one learner. */
export function LearnRoot({ route }: { readonly route: LearnRoute }) {
  const [learn] = useState(
    () => new Learn({ store: browserProgressStore, clock: systemClock, files: browserFiles() }),
  );
  const address = JSON.stringify(route);
  useEffect(() => {
    if (address !== '') globalThis.scrollTo(0, 0);
  }, [address]);
  return (
    <LearnContext value={learn}>
      {route.page === 'shared' ? (
        <Suspense fallback={<Opening />}>
          <SharedExercisePage link={route.link} />
        </Suspense>
      ) : route.page === 'exercise' ? (
        <Suspense fallback={<Opening />}>
          <ExercisePage topic={route.topic} exercise={route.exercise} />
        </Suspense>
      ) : route.page === 'puzzle' ? (
        <Suspense fallback={<Opening />}>
          <PuzzlePage code={route.code} />
        </Suspense>
      ) : (
        <LearnFrame theme={pageTheme}>
          <Suspense
            fallback={
              <p role="status" className="text-muted">
                Opening…
              </p>
            }
          >
            {page(route)}
          </Suspense>
        </LearnFrame>
      )}
    </LearnContext>
  );
}

function page(route: Exclude<LearnRoute, { page: 'exercise' | 'shared' | 'puzzle' }>) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'summary':
      return <SummaryPage />;
    case 'start':
      return <StartPage />;
    case 'review':
      return <ReviewPage />;
    case 'faults':
      return <FaultsPage refused={route.refused} />;
    default:
      return <LessonPages route={route} />;
  }
}
