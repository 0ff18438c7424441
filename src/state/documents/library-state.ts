import type { LabDocument } from '../../editor/document.ts';
import type { DocumentInfo } from '../../platform/document-store.ts';
import type { SaveState } from '../autosave.ts';
import type { FileReport } from './read-given-files.ts';

export type { DocumentInfo } from '../../platform/document-store.ts';
export type { SaveState } from '../autosave.ts';
export type { FileReport } from './read-given-files.ts';

/** Something to be told, with what one can do about it. */
export interface Notice {
  readonly tone: 'done' | 'problem';
  readonly text: string;
  readonly details: readonly string[];
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Somebody else's architecture, opened from a link. */
export interface Shared {
  /** What the sender asks; plain text, foreign. */
  readonly question: string | null;
  /** The sender lets it be looked at, asked and copied, not changed. */
  readonly isReadOnly: boolean;
  readonly proposal: Proposal | null;
}

/** A change that somebody proposes: two states of one architecture. */
export interface Proposal {
  /** Who proposes, in the sender's own words; plain text, foreign. */
  readonly by: string | null;
  readonly base: LabDocument;
  readonly proposed: LabDocument;
  /** Which of the two is on the canvas. */
  readonly shown: 'base' | 'proposed';
}

export interface LibraryState {
  /** Id in storage of what is on the canvas; null while that is a shared architecture. */
  readonly current: string | null;
  readonly save: SaveState;
  /** Newest first. */
  readonly documents: readonly DocumentInfo[];
  readonly shared: Shared | null;
  readonly notice: Notice | null;
  readonly report: FileReport | null;
  /** True until a first visitor has chosen how to go on. */
  readonly isFirstVisit: boolean;
  /** Grows whenever something else is put on the canvas. */
  readonly opened: number;
}
