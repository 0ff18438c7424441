import PanelClose from 'lucide-react/icons/panel-left-close';
import PanelOpen from 'lucide-react/icons/panel-left-open';
import Search from 'lucide-react/icons/search';
import { useId, useState } from 'react';
import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { type Insertable, insertables } from '../canvas/insertables.ts';
import { AwsIcon } from '../components/AwsIcon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Splitter } from '../components/Splitter.tsx';
import { useLab } from './lab-context.ts';
import { isSmallWindow, usePanel } from './panels.ts';
import { useIntents } from './use-intents.ts';

const limits = () => ({ least: 152, most: 360, start: isSmallWindow() ? 184 : 232 });

/** From this width on each entry has a line that says what it is. */
const WIDE_ENOUGH_FOR_HINTS = 216;

/** What can be put on the canvas: drag it there, or press it to insert it into what is selected. */
export function Palette() {
  const panel = usePanel('palette', limits);
  if (!panel.isOpen) return <Rail onOpen={() => panel.setOpen(true)} />;
  return (
    <aside
      aria-label="Palette"
      data-region="palette"
      style={{ width: panel.size }}
      className="relative flex shrink-0 flex-col border-line border-r bg-surface"
    >
      <Entries showsHints={panel.size >= WIDE_ENOUGH_FOR_HINTS} onFold={() => panel.setOpen(false)} />
      <Splitter
        label="Width of the palette"
        side="right"
        {...panel}
        onResize={panel.resize}
        onFold={() => panel.setOpen(false)}
      />
    </aside>
  );
}

/** The palette folded away: the symbols alone, still to be dragged and pressed. */
function Rail({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <aside
      aria-label="Palette"
      data-region="palette"
      className="flex w-12 shrink-0 flex-col items-center gap-1 overflow-y-auto border-line border-r bg-surface py-1.5"
    >
      <IconButton label="Show the palette" onClick={onOpen}>
        <PanelOpen size={16} aria-hidden="true" />
      </IconButton>
      {insertables.flatMap(({ items }) =>
        items.map((item) => <PaletteItem key={item.table} item={item} look="symbol" />),
      )}
    </aside>
  );
}

function Entries({ showsHints, onFold }: { readonly showsHints: boolean; readonly onFold: () => void }) {
  const [words, setWords] = useState('');
  const id = useId();
  const groups = insertables
    .map(({ category, items }) => ({ category, items: items.filter((item) => isMeant(item, words)) }))
    .filter(({ items }) => items.length > 0);
  return (
    <>
      <div className="flex items-center gap-1 p-2 pr-1">
        <label htmlFor={id} className="sr-only">
          Search resources
        </label>
        <div className="relative min-w-0 flex-1">
          <Search size={14} aria-hidden="true" className="absolute top-2.5 left-2.5 text-muted" />
          <input
            id={id}
            type="search"
            value={words}
            placeholder="Filter"
            onChange={(event) => setWords(event.target.value)}
            className="h-8 w-full rounded-md border border-line bg-page pr-1 pl-8 placeholder:text-muted"
          />
        </div>
        <IconButton label="Fold the palette away" className="size-7!" onClick={onFold}>
          <PanelClose size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {groups.map(({ category, items }) => (
          <section key={category} aria-label={category} className="mb-3">
            <h2 className="mb-1 px-1 font-semibold text-[0.6875rem] text-muted uppercase tracking-wider">
              {category}
            </h2>
            <ul>
              {items.map((item) => (
                <li key={item.table}>
                  <PaletteItem item={item} look={showsHints ? 'full' : 'name'} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="px-1 text-muted">Nothing is called that.</p>}
      </div>
    </>
  );
}

function isMeant({ title, hint, table }: Insertable, words: string): boolean {
  const text = `${title} ${hint} ${table}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function PaletteItem(props: {
  readonly item: Insertable;
  /** With its line of words, with its name, or the symbol alone. */
  readonly look: 'full' | 'name' | 'symbol';
}) {
  const { item, look } = props;
  const lab = useLab();
  const canvas = useCanvasStore();
  const { insert, insertIntoSelection } = useIntents();
  const isDragged = useCanvas((state) => state.dragged === item);
  const end = () => {
    const { dragged, hint } = canvas.getState();
    canvas.setState({ dragged: null, hint: null });
    // A drop that is not allowed never reaches the canvas: then the reason is shown here.
    if (dragged !== null && hint !== null && hint.verdict !== true) insert(item, hint.key);
  };
  return (
    <button
      type="button"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', item.title);
        event.dataTransfer.effectAllowed = 'copy';
        lab.dismiss();
        canvas.setState({ dragged: item, hint: null });
      }}
      onDragEnd={end}
      onClick={() => insertIntoSelection(item)}
      aria-label={look === 'full' ? undefined : `${item.title}: ${item.hint}`}
      data-tip={look === 'full' ? undefined : `${look === 'symbol' ? `${item.title}: ` : ''}${item.hint}`}
      className={`flex cursor-grab items-center gap-2 rounded-md border border-transparent text-left hover:border-line hover:bg-sunken active:cursor-grabbing ${look === 'symbol' ? 'p-1.5' : 'w-full px-1.5 py-1'} ${isDragged ? 'opacity-50' : ''}`}
    >
      <AwsIcon icon={item.table} size={look === 'full' ? 28 : 24} />
      {look !== 'symbol' && (
        <span className="min-w-0">
          <span className="block truncate font-medium leading-tight">{item.title}</span>
          {look === 'full' && (
            <span className="block text-[0.6875rem] text-muted leading-tight">{item.hint}</span>
          )}
        </span>
      )}
    </button>
  );
}
