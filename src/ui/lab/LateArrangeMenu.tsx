import { lazy, Suspense } from 'react';
import { useLabState } from './lab-context.ts';

const ArrangeMenu = lazy(async () => {
  const { ArrangeMenu: Menu } = await import('./ArrangeMenu.tsx');
  return { default: Menu };
});

/** Lining up shows itself, and is fetched, once two or more are selected. */
export function LateArrangeMenu() {
  const isWanted = useLabState((state) => state.selection.length > 1);
  return <Suspense>{isWanted && <ArrangeMenu />}</Suspense>;
}
