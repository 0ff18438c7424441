import { lazy, Suspense } from 'react';
import { Opening } from './Opening.tsx';

const Lab = lazy(async () => {
  const { openLab } = await import('./open-lab.tsx');
  return { default: await openLab() };
});

/** The whole page. */
export function Root() {
  return (
    <Suspense fallback={<Opening />}>
      <Lab />
    </Suspense>
  );
}
