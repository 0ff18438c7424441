import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Lab, LabState } from '../../state/lab.ts';

/** The live canvas around a component; several may stand on one page. */
export const LabContext = createContext<Lab | null>(null);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === null) throw new Error('This component must stand inside a LabScreen.');
  return lab;
}

/** A part of the state; the component renders again only when that part changes. */
export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(useLab().store, select);
}
