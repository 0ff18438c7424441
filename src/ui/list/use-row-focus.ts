import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { ListRow } from '../../state/list/list-row.ts';
import type { TreeLine } from '../../state/list/tree.ts';

interface Tree {
  readonly grid: RefObject<HTMLElement | null>;
  readonly lines: readonly TreeLine[];
  readonly rows: readonly ListRow[];
  readonly selection: readonly string[];
  /** Index of the row that the Tab key reaches. */
  readonly at: number;
  setCurrent(key: string): void;
  setFolded(change: (before: ReadonlySet<string>) => ReadonlySet<string>): void;
}

/**
 * Keeps the focus in the list: on what a command made and selected, and on the row in its place when the
 * focused one is gone. Answers how to give a row the focus once it is drawn.
 */
export function useRowFocus(tree: Tree): (key: string) => void {
  const { grid, lines, rows, selection, at, setCurrent, setFolded } = tree;
  const wanted = useRef<string | null>(null);
  const lastRow = useLastRow(grid);
  const [selected] = selection.length === 1 ? selection : [];
  // Selected from elsewhere, by a command or on the canvas: unfolded and made the row of the Tab key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another resource is selected
  useEffect(() => {
    if (selected === undefined) return;
    const containers = containersOf(rows, selected);
    setFolded((before) =>
      containers.some((key) => before.has(key))
        ? new Set([...before].filter((key) => !containers.includes(key)))
        : before,
    );
    setCurrent(selected);
    if (lastRow() !== null) wanted.current = selected;
  }, [selected]);
  useEffect(() => {
    const last = lastRow();
    const isGone = last !== null && hasNoFocus() && !lines.some(({ row }) => row.key === last);
    const key = wanted.current ?? (isGone ? lines[at]?.row.key : undefined);
    if (key === undefined) return;
    const row = grid.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus();
  });
  return useCallback(
    (key) => {
      wanted.current = key;
      // Without a change of state nothing is drawn again.
      const row = grid.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
      row?.focus();
    },
    [grid],
  );
}

function hasNoFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Key of the row that had the focus when anything last had it; null when that was elsewhere. */
function useLastRow(root: RefObject<HTMLElement | null>): () => string | null {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      // A menu or a dialog over the list gives the focus back to it.
      if (!(target instanceof Element) || target.closest('[role="menu"], dialog') !== null) return;
      const row = root.current?.contains(target) === true ? target.closest<HTMLElement>('[data-key]') : null;
      last.current = row?.dataset.key ?? null;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [root]);
  return useCallback(() => last.current, []);
}

function containersOf(rows: readonly ListRow[], key: string): readonly string[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const containers: string[] = [];
  for (
    let parent = byKey.get(key)?.parent ?? null;
    parent !== null;
    parent = byKey.get(parent)?.parent ?? null
  )
    containers.push(parent);
  return containers;
}
