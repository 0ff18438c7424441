import type { perform } from '../editor/perform.ts';

export type Perform = typeof perform;

/**
 * What carries edits out: every AWS operation with its checks, which is more than it takes to draw an
 * architecture and trace through it. A page fetches it when somebody is about to edit.
 */
export interface Editing {
  /** Null until it was fetched. */
  readonly perform: () => Perform | null;
  fetch(): Promise<Perform>;
}

let fetched: Perform | null = null;

/** Every lab of a page needs the same code: it is fetched once. */
export const fetchedEditing: Editing = {
  perform: () => fetched,
  fetch: async () => {
    const module = await import('../editor/perform.ts');
    fetched = module.perform;
    return fetched;
  },
};
