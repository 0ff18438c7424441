import type { LabDocument } from '../document.ts';
import type { EditSession } from '../session.ts';

/** What a command's availability may look at. */
export interface CommandContext {
  readonly document: LabDocument;
  /** Document keys, in the order they were selected. */
  readonly selection: readonly string[];
}

/**
 * One thing a person can do to the document. Menu, palette, shortcut, context menu, drag and tests
 * all run the same object; each run is one entry of the history.
 */
export interface Command<Args = undefined> {
  /** kebab-case, stable: `insert-subnet`. */
  readonly id: string;
  readonly category: 'insert' | 'edit' | 'connect' | 'arrange' | 'probe';
  /** As shown in menus: "Delete". */
  readonly title: string;
  /** `Mod` is Ctrl or Command: `Mod+D`, `Delete`. */
  readonly shortcuts: readonly string[];
  /** True, or the sentence that says why not now. */
  available(context: CommandContext, args: Args): true | string;
  /** The history's entry: "Add subnet to shop". */
  label(context: CommandContext, args: Args): string;
  run(session: EditSession, args: Args, selection: readonly string[]): void;
}
