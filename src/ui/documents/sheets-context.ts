import { createContext, useContext } from 'react';
import type { ExerciseBuilder } from '../../state/learn/exercise-builder.ts';

/** Dialogs about the open document, of which one at a time is open. */
export type Sheet = 'share' | 'picture' | 'snapshots' | 'proposal' | 'about';

/** Whether an exercise is being made, and what was made of it so far: it outlives its panel. */
export interface Making {
  readonly isOpen: boolean;
  builder: ExerciseBuilder | null;
}

export interface Sheets {
  readonly opened: Sheet | null;
  open(sheet: Sheet | null): void;
  readonly making: Making;
  /** Shows or hides the panel that makes an exercise. */
  make(isOpen: boolean): void;
}

export const SheetsContext = createContext<Sheets | null>(null);

export function useSheets(): Sheets {
  const sheets = useContext(SheetsContext);
  if (sheets === null) throw new Error('This component must stand inside a SheetsContext.');
  return sheets;
}
