import { isDocumentLink } from '../io/share-link/is-document-link.ts';
import { browserBookmark } from '../platform/bookmark.ts';
import { browserClipboard } from '../platform/clipboard.ts';
import { systemClock } from '../platform/clock.ts';
import { browserFiles } from '../platform/files.ts';
import { freshId } from '../platform/fresh-id.ts';
import { indexedDbStore } from '../platform/indexed-db-store.ts';
import { startOffline } from '../platform/offline.ts';
import { browserPreferences } from '../platform/preferences.ts';
import { rasterise } from '../platform/rasterise.ts';
import type { Library } from '../state/documents/library.ts';
import { followLink, openLibrary } from '../state/documents/open-library.ts';
import { LabPage } from './LabPage.tsx';

/** Opens what the address asks for or what was open last, and gives the page that shows it. */
export async function openLab(): Promise<() => React.JSX.Element> {
  const library = await openLibrary(
    {
      store: indexedDbStore(systemClock),
      clock: systemClock,
      files: browserFiles(),
      clipboard: browserClipboard(),
      bookmark: browserBookmark,
      rasterise,
      newId: freshId,
      forgetLink,
    },
    {
      fragment: globalThis.location.hash,
      prefersStill: browserPreferences().has('reducedMotion'),
    },
  );
  watchPage(library);
  if (import.meta.env.PROD) offerUpdates(library);
  return () => <LabPage library={library} />;
}

function forgetLink(): void {
  const { pathname, search, hash } = globalThis.location;
  if (isDocumentLink(hash)) globalThis.history.replaceState(null, '', pathname + search);
}

/** A newer version waits until the person has it: nothing reloads by itself. */
function offerUpdates(library: Library): void {
  const updates = startOffline();
  updates.watch(() =>
    library.tell({
      tone: 'done',
      text: 'A new version of Skytrace is ready.',
      details: ['Reload when it suits you: your work is saved first.'],
      action: { label: 'Reload', run: () => void library.flush().then(() => updates.takeUp()) },
    }),
  );
}

function watchPage(library: Library): void {
  globalThis.addEventListener('hashchange', () => void followLink(library, globalThis.location.hash));
  // The last moment at which a browser surely lets a page save.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void library.flush();
  });
  globalThis.addEventListener('beforeunload', (event) => {
    if (!library.hasUnsaved()) return;
    void library.flush();
    event.preventDefault();
  });
}
