import { lazy, Suspense } from 'react';
import { useCanvas } from '../canvas/canvas-store.ts';

const PasteOffer = lazy(async () => {
  const { PasteOffer: Offer } = await import('./PasteOffer.tsx');
  return { default: Offer };
});

export function LatePasteOffer() {
  const isWanted = useCanvas((state) => state.pastedJson !== null);
  return <Suspense>{isWanted && <PasteOffer />}</Suspense>;
}
