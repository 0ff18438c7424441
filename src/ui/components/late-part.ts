import type { ComponentType } from 'react';

/** A part of the page whose code is fetched when it is first wanted. */
export interface LatePart<Props> {
  /** What it is called inside a sentence: "the share sheet". */
  readonly name: string;
  /** Null until it was fetched. */
  readonly component: () => ComponentType<Props> | null;
  fetch(): Promise<void>;
  /** Fetches ahead, when a pointer or the focus comes near. What fails is fetched again when it is wanted. */
  readonly prefetch: () => void;
}

export function latePart<Props>(name: string, load: () => Promise<ComponentType<Props>>): LatePart<Props> {
  let component: ComponentType<Props> | null = null;
  const fetch = async () => {
    component ??= await load();
  };
  return {
    name,
    component: () => component,
    fetch,
    prefetch: () => void fetch().catch(() => undefined),
  };
}
