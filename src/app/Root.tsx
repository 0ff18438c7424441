import { lazy, Suspense, useSyncExternalStore } from 'react';
import { parseLearnRoute } from '../state/learn/learn-route.ts';
import { AppBoundary } from './AppBoundary.tsx';
import { isEmbed } from './is-embed.ts';
import { Opening } from './Opening.tsx';

const Lab = lazy(async () => {
  if (isEmbed(globalThis.location.search)) {
    const { openEmbed } = await import('./open-embed.tsx');
    return { default: openEmbed() };
  }
  const { openLab } = await import('./open-lab.tsx');
  return { default: await openLab() };
});
const LearnRoot = lazy(async () => ({ default: (await import('./learn/LearnRoot.tsx')).LearnRoot }));

/** The whole page: the Lab, or learning where the address begins with `#/learn`. */
export function Root() {
  const fragment = useSyncExternalStore(watchAddress, () => globalThis.location.hash);
  const route = parseLearnRoute(fragment);
  return (
    <AppBoundary>
      {route === null ? (
        <Suspense fallback={<Opening />}>
          <Lab />
        </Suspense>
      ) : (
        <Suspense fallback={<div className="min-h-dvh bg-page" />}>
          <LearnRoot route={route} />
        </Suspense>
      )}
    </AppBoundary>
  );
}

function watchAddress(listener: () => void): () => void {
  globalThis.addEventListener('hashchange', listener);
  return () => globalThis.removeEventListener('hashchange', listener);
}
