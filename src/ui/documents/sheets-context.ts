import { createContext, useContext } from 'react';

/** Dialogs about the open document, of which one at a time is open. */
export type Sheet = 'share' | 'picture' | 'snapshots' | 'proposal' | 'about';

export interface Sheets {
  readonly opened: Sheet | null;
  open(sheet: Sheet | null): void;
}

export const SheetsContext = createContext<Sheets | null>(null);

export function useSheets(): Sheets {
  const sheets = useContext(SheetsContext);
  if (sheets === null) throw new Error('This component must stand inside a SheetsContext.');
  return sheets;
}
