import type { LinkExtras } from '../../io/share-link/extras.ts';
import type { Lab } from '../lab.ts';

/** Opens the trace that the sender had open, at the same step. */
export function openShared(lab: Lab, { probe, step }: LinkExtras): void {
  if (probe === undefined) return;
  const saved = lab.store.getState().document.probes.find(({ id }) => id === probe);
  if (saved === undefined) return;
  if (lab.ask(saved).ok && step !== undefined) lab.seek(step);
}
