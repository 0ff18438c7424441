import { lazy, Suspense } from 'react';
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

/** The whole page. */
export function Root() {
  return (
    <AppBoundary>
      <Suspense fallback={<Opening />}>
        <Lab />
      </Suspense>
    </AppBoundary>
  );
}
