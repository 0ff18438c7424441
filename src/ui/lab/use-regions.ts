import { createContext, type RefObject, useContext, useMemo } from 'react';
import { type CanvasStore, useCanvasStore } from '../canvas/canvas-store.ts';

/** The parts of the screen that F6 goes round, in that order; each is marked with `data-region`. */
const ORDER = ['toolbar', 'banner', 'palette', 'main', 'inspector', 'dock'] as const;
export type Region = (typeof ORDER)[number];

/** The outermost element of the Lab around a component. */
export const RootContext = createContext<RefObject<HTMLElement | null>>({ current: null });

export interface Regions {
  /** Brings the region into sight and gives it the focus. */
  focus(region: Region): void;
  /** The canvas or the list, whichever is about to be drawn. */
  focusMain(): void;
  /** To the next region that is there, or the one before. */
  cycle(direction: 1 | -1): void;
  /** The terminal comes into sight with the focus in it. */
  openTerminal(): void;
  /** Into the name's field of what is selected; Enter and Escape lead back. */
  visitName(): void;
}

export function useRegions(): Regions {
  const root = useContext(RootContext);
  const canvas = useCanvasStore();
  return useMemo(() => regionsOf(root, canvas), [root, canvas]);
}

function regionsOf(root: RefObject<HTMLElement | null>, canvas: CanvasStore): Regions {
  const find = (region: Region) => {
    const element = root.current?.querySelector<HTMLElement>(`[data-region="${region}"]`) ?? null;
    return element !== null && isInSight(element) ? startOf(element) : null;
  };
  const showInspector = () =>
    canvas.setState(({ asksForInspector }) => ({ asksForInspector: asksForInspector + 1, panel: 'details' }));
  const focus = (region: Region) => {
    if (region === 'inspector') showInspector();
    if (region === 'dock') canvas.setState({ panel: 'trace' });
    whenDrawn(
      () => find(region),
      (element) => element.focus(),
    );
  };
  return {
    focus,
    focusMain: () => requestAnimationFrame(() => requestAnimationFrame(() => find('main')?.focus())),
    cycle: (direction) => {
      const here = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region;
      const from = ORDER.indexOf(here as Region);
      for (let step = 1; step <= ORDER.length; step++) {
        const at =
          (Math.max(from, direction > 0 ? from : 0) + direction * step + 2 * ORDER.length) % ORDER.length;
        const element = find(ORDER[at] ?? 'main');
        if (element === null) continue;
        element.focus();
        return;
      }
    },
    openTerminal: () =>
      canvas.setState(({ asksForTerminal }) => ({ asksForTerminal: asksForTerminal + 1, panel: 'trace' })),
    visitName: () => {
      const before = document.activeElement;
      const { panel } = canvas.getState();
      showInspector();
      const field = () =>
        root.current?.querySelector<HTMLInputElement>('[data-region="inspector"] [data-name] input') ?? null;
      whenDrawn(field, (element) => {
        element.focus();
        element.select();
        const leave = ({ key }: KeyboardEvent) => {
          if (key !== 'Enter' && key !== 'Escape') return;
          element.removeEventListener('keydown', leave);
          canvas.setState({ panel });
          whenDrawn(
            () => (before instanceof HTMLElement && isInSight(before) ? before : null),
            (back) => back.focus(),
          );
        };
        element.addEventListener('keydown', leave);
      });
    },
  };
}

/** At once where it is in the page; what has to be drawn first is there two frames later. */
function whenDrawn<E extends HTMLElement>(find: () => E | null, act: (element: E) => void): void {
  const now = find();
  if (now !== null && isInSight(now)) {
    act(now);
    return;
  }
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const later = find();
      if (later !== null) act(later);
    }),
  );
}

function isInSight(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

/** Where the arrow keys go on from: a row, a node, a tab. */
const STARTS = ['[data-key][tabindex="0"]', '.react-flow__node[tabindex="0"]', '[role="tab"][tabindex="0"]'];

/** The region itself if it takes the focus, else where its Tab stops begin: at a chosen one, if there is one. */
function startOf(region: HTMLElement): HTMLElement | null {
  if (region.dataset.region === 'inspector' && region.hasAttribute('tabindex')) return region;
  for (const selector of STARTS) {
    const chosen = region.querySelector<HTMLElement>(selector);
    if (chosen !== null && isInSight(chosen)) return chosen;
  }
  const all = region.querySelectorAll<HTMLElement>('button, input, select, a[href], [tabindex="0"]');
  return (
    [...all].find(
      (element) => element.tabIndex >= 0 && !element.matches(':disabled') && isInSight(element),
    ) ?? null
  );
}
