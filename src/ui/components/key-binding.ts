import { isShortcut } from './shortcut-text.ts';

/** One row of a table of keys: what handles the press and what the sheet of shortcuts prints. */
export interface KeyBinding<Context> {
  readonly title: string;
  /** As people are told them: `Mod+Z`. */
  readonly shortcuts: readonly string[];
  /** The same press as other keyboards report it. */
  readonly alike?: readonly string[];
  run(context: Context): void;
}

export function isBound(
  event: KeyboardEvent,
  { shortcuts, alike = [] }: Pick<KeyBinding<never>, 'shortcuts' | 'alike'>,
): boolean {
  return [...shortcuts, ...alike].some((shortcut) => isShortcut(event, shortcut));
}
