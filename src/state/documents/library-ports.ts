import type { Bookmark } from '../../platform/bookmark.ts';
import type { Clipboard } from '../../platform/clipboard.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DocumentStore } from '../../platform/document-store.ts';
import type { Files } from '../../platform/files.ts';
import type { Rasterise } from '../../platform/rasterise.ts';

/** What the library needs of the browser. */
export interface LibraryPorts {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly files: Files;
  readonly clipboard: Clipboard;
  readonly bookmark: Bookmark;
  readonly rasterise: Rasterise;
  readonly newId: () => string;
  /** Takes the link out of the address bar once what it showed is no longer on the canvas. */
  readonly forgetLink: () => void;
}
