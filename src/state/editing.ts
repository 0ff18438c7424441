import type { Workbench } from '../editor/workbench.ts';

export type { Workbench } from '../editor/workbench.ts';

/** Fetches what edits, when somebody is about to. */
export interface Editing {
  /** Null until it was fetched. */
  readonly workbench: () => Workbench | null;
  fetch(): Promise<Workbench>;
}

let fetched: Workbench | null = null;

/** Every lab of a page needs the same code: it is fetched once. */
export const fetchedEditing: Editing = {
  workbench: () => fetched,
  fetch: async () => {
    const module = await import('../editor/workbench.ts');
    fetched = module.workbench;
    return fetched;
  },
};
