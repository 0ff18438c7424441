import { useReactFlow } from '@xyflow/react';
import Search from 'lucide-react/icons/search';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { isBound } from '../components/key-binding.ts';
import { LateDialog } from '../components/LateDialog.tsx';
import { keysForAria, keysForPeople } from '../components/shortcut-text.ts';
import { useDocumentKeyContext } from '../documents/document-keys.ts';
import { useLab } from '../lab/lab-context.ts';
import { useSettingsPort } from '../lab/settings-port.ts';
import type { ThemePort } from '../lab/theme-port.ts';
import { useIntents } from '../lab/use-intents.ts';
import { isForLab } from '../lab/use-lab-keys.ts';
import { useRegions } from '../lab/use-regions.ts';
import type { Surroundings } from './entries.ts';
import { searchDialog, shortcutSheet } from './late-parts.ts';
import { searchKeys } from './search-keys.ts';

type Opened = 'search' | 'sheet' | null;

const MOST_RECENTS = 5;

/** The button of the search, the keys that open it and the sheet of shortcuts, and both of them. */
export function SearchButton({ theme }: { readonly theme: ThemePort }) {
  const canvas = useCanvasStore();
  const place = useCanvas((state) => state.asksToInsert);
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [recents, setRecents] = useState<readonly string[]>([]);
  const [around, setAround] = useState<Surroundings | null>(null);
  const make = useSurroundings(theme, button, setOpened);
  const spot = useMemo(() => (place === null ? null : make()), [make, place]);
  const open = useMemo(
    () => (what: Opened) => {
      setAround(make());
      setOpened(what);
    },
    [make],
  );
  useSearchKeys(button, open);
  return (
    <>
      <button
        ref={button}
        type="button"
        onClick={() => open('search')}
        onPointerEnter={searchDialog.prefetch}
        onFocus={searchDialog.prefetch}
        aria-haspopup="dialog"
        aria-keyshortcuts={keysForAria('Mod+K')}
        data-tip="Search, insert and run commands"
        data-tip-keys={keysForPeople('Mod+K')}
        className="inline-flex h-8 shrink-0 items-center gap-2 rounded-md border border-line bg-page px-2.5 text-muted hover:text-ink"
      >
        <Search size={14} aria-hidden="true" />
        <span className="max-xl:sr-only">Search</span>
        <span aria-hidden="true" className="text-xs max-[1500px]:hidden">
          {keysForPeople('Mod+K')}
        </span>
      </button>
      {place !== null && spot !== null && (
        <LateDialog
          of={searchDialog}
          title="Search"
          props={{
            around: spot,
            place,
            recents,
            onUse: () => {},
            onClose: () => canvas.setState({ asksToInsert: null }),
          }}
        />
      )}
      {opened === 'search' && around !== null && (
        <LateDialog
          of={searchDialog}
          title="Search"
          props={{
            around,
            recents,
            onUse: (id) => setRecents([id, ...recents.filter((one) => one !== id)].slice(0, MOST_RECENTS)),
            onClose: () => setOpened(null),
          }}
        />
      )}
      {opened === 'sheet' && (
        <LateDialog
          of={shortcutSheet}
          props={{ onClose: () => setOpened(null) }}
          title="Keyboard shortcuts"
        />
      )}
    </>
  );
}

function useSurroundings(
  theme: ThemePort,
  button: RefObject<HTMLElement | null>,
  setOpened: (opened: Opened) => void,
): () => Surroundings {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const intents = useIntents();
  const documents = useDocumentKeyContext();
  const regions = useRegions();
  const settings = useSettingsPort();
  return useMemo(
    () => () => ({
      lab,
      canvas,
      flow,
      intents,
      regions,
      settings,
      theme,
      documents,
      root: labOf(button),
      openSheet: () => setOpened('sheet'),
    }),
    [lab, canvas, flow, intents, regions, settings, theme, documents, button, setOpened],
  );
}

function labOf(button: RefObject<HTMLElement | null>): HTMLElement | null {
  return button.current?.closest<HTMLElement>('.lab') ?? null;
}

function useSearchKeys(button: RefObject<HTMLElement | null>, open: (what: Opened) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isForLab(event, labOf(button))) return;
      const binding = searchKeys.find((each) => isBound(event, each));
      if (binding === undefined) return;
      event.preventDefault();
      binding.run({
        isOnCanvas: event.target instanceof Element && event.target.closest('.lab-canvas') !== null,
        openSearch: () => open('search'),
        openSheet: () => open('sheet'),
      });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [button, open]);
}
