/** Placeholder until the graph room is furnished. */
export interface Fragment {
  readonly elements: readonly unknown[];
}
