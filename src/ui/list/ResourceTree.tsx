import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import type { ListRow } from '../../state/list/list-row.ts';
import { listRows } from '../../state/list/list-rows.ts';
import { foldedAtFirst, keptLines, shownLines, type TreeLine } from '../../state/list/tree.ts';
import { problemsIn } from '../../state/problems.ts';
import { overlayOf } from '../../state/trace-overlay.ts';
import { Menu } from '../components/Menu.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useIntents } from '../lab/use-intents.ts';
import { useRegions } from '../lab/use-regions.ts';
import { pressInList } from './press-in-list.ts';
import { emptyWords, type MenuPage, menuItems, menuTitles } from './row-menu.ts';
import { type RowActions, TreeRow } from './TreeRow.tsx';
import { useRowFocus } from './use-row-focus.ts';

const COLUMNS = ['Name', 'Address or contents', 'Public', 'State', 'Id', 'Problems'] as const;

/** Everything of the document as one tree, walked by arrow keys from one stop of the Tab key. */
export function ResourceTree({ words }: { readonly words: string }) {
  const lab = useLab();
  const intents = useIntents();
  const regions = useRegions();
  const selection = useLabState((state) => state.selection);
  const rows = useListRows();
  const here = usePacketPlace();
  const grid = useRef<HTMLTableElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => foldedAtFirst(rows));
  const [current, setCurrent] = useState<string | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const before = useRef<readonly TreeLine[]>([]);
  const lines = useMemo(() => {
    before.current = keptLines(shownLines(rows, folded, words), before.current);
    return before.current;
  }, [rows, folded, words]);
  const at = indexOfCurrent(lines, current, selection);
  const selected = useMemo(() => new Set(selection), [selection]);
  const focusRow = useRowFocus({ grid, lines, rows, selection, at, setCurrent, setFolded });

  const fold = (line: TreeLine, isFolded: boolean) =>
    setFolded((before) => {
      const after = new Set(before);
      if (isFolded) after.add(line.row.key);
      else after.delete(line.row.key);
      return after;
    });
  const choose = (line: TreeLine) => {
    setCurrent(line.row.key);
    if (!lab.store.getState().selection.includes(line.row.key)) lab.select(selectable(line.row));
  };
  const showDetails = (line: TreeLine) => {
    choose(line);
    regions.focus('inspector');
  };
  const openMenu = (line: TreeLine, page: MenuPage, point: OpenMenu['point']) => {
    if (line.row.isHeading) return;
    choose(line);
    setMenu({ row: line.row, page, point });
  };
  const go = (line: TreeLine, isAdded: boolean) => {
    const { selection: before } = lab.store.getState();
    const { key } = line.row;
    setCurrent(key);
    if (!isAdded) lab.select(selectable(line.row));
    else if (!before.includes(key)) lab.select([...before, ...selectable(line.row)]);
    focusRow(key);
  };
  const toggleSelected = (line: TreeLine) => {
    const { selection: before } = lab.store.getState();
    const { key } = line.row;
    setCurrent(key);
    lab.select(
      before.includes(key) ? before.filter((one) => one !== key) : [...before, ...selectable(line.row)],
    );
  };

  const latest = useRef({ lines, go, toggleSelected, fold, showDetails, openMenu });
  latest.current = { lines, go, toggleSelected, fold, showDetails, openMenu };
  // The same object at every render: rows that did not change are not drawn again.
  const actions = useMemo<RowActions>(
    () => ({
      press: (line, event) => press(line, event, latest.current),
      fold: (line, isFolded) => latest.current.fold(line, isFolded),
      showDetails: (line) => latest.current.showDetails(line),
      openMenuAt: (line, point) => latest.current.openMenu(line, 'main', point),
    }),
    [],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset.key : undefined;
    if (key === undefined || event.defaultPrevented) return;
    const index = lines.findIndex(({ row }) => row.key === key);
    const isUsed = pressInList(event, index, {
      ...latest.current,
      selection,
      openMenu: (line, page) => openMenu(line, page, pointBelow(event.target)),
    });
    if (!isUsed) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows with columns that are walked are this
        role="treegrid"
        aria-label="Resources"
        aria-multiselectable="true"
        aria-rowcount={lines.length + 1}
        onKeyDown={onKeyDown}
        className="list-grid"
      >
        <thead>
          <tr className="list-row list-head">
            {COLUMNS.map((title) => (
              <th key={title} scope="col" className={title === 'Id' ? 'list-id' : ''}>
                {title}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <TreeRow
              key={line.row.key}
              line={line}
              index={index}
              isSelected={selected.has(line.row.key)}
              isCurrent={index === at}
              isHere={line.row.key === here}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
      {lines.length === 0 && (
        <p role="status" className="px-4 py-8 text-center text-muted">
          Nothing here has all of these words.
        </p>
      )}
      {menu !== null && (
        <Menu
          key={menu.page}
          label={menuTitles[menu.page](menu.row.title)}
          items={menuItems(menu.page, {
            lab,
            intents,
            row: menu.row,
            turnTo: (page) => setMenu({ ...menu, page }),
            rename: regions.visitName,
            showDetails: () => regions.focus('inspector'),
          })}
          empty={emptyWords[menu.page]}
          at={menu.point}
          onClose={() => {
            setMenu(null);
            focusRow(menu.row.key);
          }}
        />
      )}
    </>
  );
}

interface OpenMenu {
  readonly row: ListRow;
  readonly page: MenuPage;
  readonly point: { readonly x: number; readonly y: number };
}

function useListRows(): readonly ListRow[] {
  const cloud = useLabState((state) => state.document.cloud);
  const scene = useLabState((state) => state.scene);
  // The cursor of the open trace changes no problem.
  const trace = useLabState((state) => state.open?.trace ?? null);
  const problems = useMemo(() => problemsIn(cloud, trace), [cloud, trace]);
  return useMemo(() => listRows(cloud, scene, problems), [cloud, scene, problems]);
}

/** Key of the row at which the open trace's packet is. */
function usePacketPlace(): string | null {
  const cloud = useLabState((state) => state.document.cloud);
  const scene = useLabState((state) => state.scene);
  const open = useLabState((state) => state.open);
  return useMemo(() => {
    if (open === null) return null;
    const { stops, at } = overlayOf(open, scene, cloud);
    return stops[at]?.key ?? null;
  }, [open, scene, cloud]);
}

function selectable(row: ListRow): readonly string[] {
  return row.isHeading || row.key === 'internet' ? [] : [row.key];
}

/** The row that has the Tab key: where one was last, else what is selected, else the first. */
function indexOfCurrent(
  lines: readonly TreeLine[],
  current: string | null,
  selection: readonly string[],
): number {
  const find = (key: string | null | undefined) => lines.findIndex(({ row }) => row.key === key);
  const last = find(current);
  return Math.max(0, last >= 0 ? last : find(selection[0]));
}

interface Choices {
  readonly lines: readonly TreeLine[];
  go(line: TreeLine, isAdded: boolean): void;
  toggleSelected(line: TreeLine): void;
}

/** With Ctrl one row more or less, with Shift all rows from the last selected one, else this row alone. */
function press(line: TreeLine, event: MouseEvent, { go, toggleSelected }: Choices): void {
  if (event.ctrlKey || event.metaKey) toggleSelected(line);
  else go(line, event.shiftKey);
}

function pointBelow(target: EventTarget): { readonly x: number; readonly y: number } {
  if (!(target instanceof Element)) return { x: 0, y: 0 };
  const { left, bottom } = target.getBoundingClientRect();
  return { x: left + 48, y: bottom };
}
