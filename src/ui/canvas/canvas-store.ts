import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point } from '../../state/canvas.ts';
import type { TraceOverlay } from '../../state/trace-overlay.ts';
import type { Insertable } from './insertables.ts';

/** What lies under something that is being dragged. */
export interface DropHint {
  readonly key: string;
  /** True, or why it may not be dropped there. */
  readonly verdict: true | string;
}

/** A line on its way from a node to another. */
export interface Connecting {
  readonly from: string;
  /** For every other node: true, or why the line may not end there. */
  readonly verdicts: ReadonlyMap<string, true | string>;
  /** Where its loose end is, on the canvas; null while a list of targets is open instead. */
  readonly at: Point | null;
}

/** What the canvas knows beyond the document: gestures under way, and what the open trace lights up. */
export interface CanvasState {
  /** Kind of resource dragged from the palette. */
  readonly dragged: Insertable | null;
  readonly hint: DropHint | null;
  readonly overlay: TraceOverlay | null;
  /** The node that the Tab key reaches; the arrow keys go on from there. */
  readonly active: string | null;
  /** A deletion that takes contents along waits for its answer. */
  readonly asksToDelete: boolean;
  readonly connecting: Connecting | null;
  /** A connection waits for its target, or, with one, for what it is to mean. */
  readonly asksToConnect: { readonly from: string; readonly to: string | null } | null;
  /** What is to be said of a gesture by keys; a new object each time. */
  readonly says: { readonly text: string } | null;
  readonly showsInspector: boolean;
  /** On a screen too small for all of them, the one that is in sight. */
  readonly panel: Panel;
  readonly showsRoutes: boolean;
  readonly showsMarks: boolean;
  readonly showsGrid: boolean;
  readonly showsMinimap: boolean;
}

export type Panel = 'list' | 'canvas' | 'details' | 'trace';

export type CanvasStore = StoreApi<CanvasState>;

export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>(() => ({
    dragged: null,
    hint: null,
    overlay: null,
    active: null,
    asksToDelete: false,
    connecting: null,
    asksToConnect: null,
    says: null,
    showsInspector: true,
    panel: 'list',
    showsRoutes: true,
    showsMarks: true,
    showsGrid: true,
    showsMinimap: true,
  }));
}

export const CanvasContext = createContext<CanvasStore | null>(null);

export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasContext);
  if (store === null) throw new Error('This component must stand inside a LabScreen.');
  return store;
}

export function useCanvas<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), select);
}
