import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Learn, LearnState } from '../../state/learn/learn.ts';

/** The learner's progress around a page. */
export const LearnContext = createContext<Learn | null>(null);

export function useLearn(): Learn {
  const learn = useContext(LearnContext);
  if (learn === null) throw new Error('This component must stand inside the pages of learning.');
  return learn;
}

export function useLearnState<T>(select: (state: LearnState) => T): T {
  return useStore(useLearn().store, select);
}
