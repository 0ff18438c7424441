import { copySelection } from '../editor/clipboard.ts';
import type { Clipboard } from '../editor/parse-clipboard.ts';
import type { LabState } from './lab.ts';

export type { Clipboard } from '../editor/parse-clipboard.ts';

type Copied = Pick<LabState, 'document' | 'selection'>;

export function copyOf({ document, selection }: Copied): Clipboard {
  return copySelection(document, selection);
}

/** The selection as text for the system's clipboard; null when nothing of it can be made again elsewhere. */
export function copyText(state: Copied): string | null {
  const clipboard = copyOf(state);
  return clipboard.items.length === 0 ? null : JSON.stringify(clipboard);
}
