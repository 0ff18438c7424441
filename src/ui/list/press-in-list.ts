import type { KeyboardEvent } from 'react';
import type { TreeLine } from '../../state/list/tree.ts';

/** What keys may do in the list. */
export interface ListMoves {
  readonly lines: readonly TreeLine[];
  readonly selection: readonly string[];
  /** Goes to the row; `isAdded` keeps what was selected before. */
  go(line: TreeLine, isAdded: boolean): void;
  toggleSelected(line: TreeLine): void;
  fold(line: TreeLine, isFolded: boolean): void;
  showDetails(line: TreeLine): void;
  openMenu(line: TreeLine, page: 'main' | 'insert'): void;
}

/** So many rows a page key goes. */
const PAGE = 12;

/** True when the key meant something in the list. */
export function pressInList(event: KeyboardEvent, at: number, moves: ListMoves): boolean {
  const line = moves.lines[at];
  if (line === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = moves.lines[targetOf(event.key, at, moves.lines)];
  if (target !== undefined) {
    moves.go(target, event.shiftKey);
    return true;
  }
  switch (event.key) {
    case 'ArrowRight':
      if (line.isExpanded === false) moves.fold(line, false);
      else if (line.isExpanded === true) moves.go(moves.lines[at + 1] ?? line, false);
      return true;
    case 'ArrowLeft': {
      if (line.isExpanded === true) moves.fold(line, true);
      else moves.go(moves.lines.find(({ row }) => row.key === line.row.parent) ?? line, false);
      return true;
    }
    case 'Enter':
      if (line.row.isHeading) moves.fold(line, line.isExpanded === true);
      else moves.showDetails(line);
      return true;
    case ' ':
      moves.toggleSelected(line);
      return true;
    case '+':
    case 'Insert':
      moves.openMenu(line, 'insert');
      return true;
    case 'ContextMenu':
      moves.openMenu(line, 'main');
      return true;
    case 'F10':
      if (!event.shiftKey) return false;
      moves.openMenu(line, 'main');
      return true;
    default:
      return false;
  }
}

/** Index of the row that a walking key leads to; -1: the key does not walk. */
function targetOf(key: string, at: number, lines: readonly TreeLine[]): number {
  const last = lines.length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return -1;
  }
}
