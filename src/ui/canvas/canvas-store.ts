import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point, Size } from '../../state/canvas.ts';
import type { RulePlace } from '../../state/rule-place.ts';
import type { TraceOverlay } from '../../state/trace-overlay.ts';
import type { Gap, Guide } from './guides.ts';
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

/** The menu that was called up: where on the page, on what, and where on the canvas. */
export interface CanvasMenu {
  readonly x: number;
  readonly y: number;
  /** Key of a node; null: the empty canvas or a place such as a zone. */
  readonly on: string | null;
  readonly at: Point | null;
}

/** A container that was chosen for something new before it was said what. */
export interface InsertPlace {
  readonly into: string;
  readonly title: string;
  /** From the container's corner. */
  readonly at: Point;
}

/** A view that is come back to: of which document, and what `useFollowTrace` knew of it. */
export interface LeftView {
  readonly document: string;
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number };
  readonly followed: Followed;
}

/** What of a trace was brought into view last, in what room, and the view that this made: no person's choice. */
export interface Followed {
  readonly way: string;
  readonly room: string;
  readonly view: string;
  readonly isMoving: boolean;
}

export interface Guides {
  /** Of the container from which the lines are measured. */
  readonly corner: Point;
  readonly lines: readonly Guide[];
  readonly gaps: readonly Gap[];
}

/** What the canvas knows beyond the document: gestures under way, and what the open trace lights up. */
export interface CanvasState {
  /** Kind of resource dragged from the palette. */
  readonly dragged: Insertable | null;
  readonly hint: DropHint | null;
  readonly isDragging: boolean;
  /** Ctrl or Command held in a drag: no guides, no grid, and everything stays in its container. */
  readonly isFree: boolean;
  /** What is dragged is in line with; a store of its own, because it changes with every step of a drag. */
  readonly guides: StoreApi<Guides | null>;
  /** A container that is being resized, or makes room for what is dragged. */
  readonly sizing: { readonly key: string; readonly size: Size } | null;
  /** A drag with Alt held leaves the original where it is. */
  readonly isCopying: boolean;
  readonly overlay: TraceOverlay | null;
  /** How the drawing stood when the list took its place. */
  readonly left: LeftView | null;
  /** The node that the Tab key reaches; the arrow keys go on from there. */
  readonly active: string | null;
  /** The first visitor's welcome stands at its left side. */
  readonly hasWelcome: boolean;
  /** A line of a table that the inspector has to open for editing. */
  readonly asksToEdit: RulePlace | null;
  /** What a command in the terminal has just made or changed; and what an id in its output is pointed at. */
  readonly flashed: ReadonlySet<string>;
  readonly pointed: ReadonlySet<string>;
  /** Counts how often the terminal was asked for. */
  readonly asksForTerminal: number;
  /** Counts how often the list of blockers was asked for. */
  readonly asksForBlockers: number;
  /** A deletion that takes contents along waits for its answer. */
  readonly asksToDelete: boolean;
  /** It is asked what the selection shall be grouped into. */
  readonly asksToGroup: boolean;
  readonly asksToInsert: InsertPlace | null;
  readonly menu: CanvasMenu | null;
  /** The last copy, for pasting where the browser does not let the page read the clipboard. */
  readonly copied: string | null;
  /** JSON that was pasted and is no copy of resources: perhaps to be imported. */
  readonly pastedJson: string | null;
  readonly connecting: Connecting | null;
  /** A connection waits for its target, or, with one, for what it is to mean. */
  readonly asksToConnect: { readonly from: string; readonly to: string | null } | null;
  /** What is to be said of a gesture by keys; a new object each time. */
  readonly says: { readonly text: string } | null;
  /** Counts how often the inspector was asked to come into sight. */
  readonly asksForInspector: number;
  /** On a screen too small for all of them, the one that is in sight. */
  readonly panel: Panel;
  readonly tool: Tool;
  /** What was picked with the probe tool and not taken up yet, as while the tool is still being fetched. */
  readonly picked: readonly string[];
  /** Everything glides to where the layout puts it. */
  readonly isTidying: boolean;
  /** The find bar is open; with what it found, and the one it stands at. */
  readonly isFinding: boolean;
  readonly found: ReadonlySet<string>;
  readonly foundAt: string | null;
  /** Keys of security groups whose members are marked. */
  readonly groups: readonly string[];
  readonly showsFlows: boolean;
  readonly showsAddresses: boolean;
  readonly showsRoutes: boolean;
  readonly showsMarks: boolean;
  readonly showsGrid: boolean;
  readonly showsMinimap: boolean;
}

/** What a press on the canvas does: selects, moves the view, or picks the ends of a question. */
export type Tool = 'select' | 'hand' | 'probe';

export type Panel = 'list' | 'canvas' | 'details' | 'trace';

export type CanvasStore = StoreApi<CanvasState>;

export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>(() => ({
    dragged: null,
    hint: null,
    isDragging: false,
    isFree: false,
    guides: createStore<Guides | null>(() => null),
    sizing: null,
    isCopying: false,
    overlay: null,
    left: null,
    active: null,
    hasWelcome: false,
    asksToEdit: null,
    flashed: new Set(),
    pointed: new Set(),
    asksForTerminal: 0,
    asksForBlockers: 0,
    asksToDelete: false,
    asksToGroup: false,
    asksToInsert: null,
    menu: null,
    copied: null,
    pastedJson: null,
    connecting: null,
    asksToConnect: null,
    says: null,
    asksForInspector: 0,
    panel: 'list',
    tool: 'select',
    picked: [],
    isTidying: false,
    isFinding: false,
    found: new Set(),
    foundAt: null,
    groups: [],
    showsFlows: false,
    showsAddresses: true,
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
