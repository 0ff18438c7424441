import Search from 'lucide-react/icons/search';
import { useId, useState } from 'react';
import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { type Insertable, insertables } from '../canvas/insertables.ts';
import { AwsIcon } from '../components/AwsIcon.tsx';
import { useLab } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

/** What can be put on the canvas: drag it there, or press it to insert it into what is selected. */
export function Palette() {
  const [words, setWords] = useState('');
  const id = useId();
  const groups = insertables
    .map(({ category, items }) => ({ category, items: items.filter((item) => isMeant(item, words)) }))
    .filter(({ items }) => items.length > 0);
  return (
    <aside
      aria-label="Palette"
      data-region="palette"
      className="flex w-56 shrink-0 flex-col border-line border-r bg-surface"
    >
      <div className="p-2.5">
        <label htmlFor={id} className="sr-only">
          Search resources
        </label>
        <div className="relative">
          <Search size={14} aria-hidden="true" className="absolute top-2.5 left-2.5 text-muted" />
          <input
            id={id}
            type="search"
            value={words}
            placeholder="Search resources"
            onChange={(event) => setWords(event.target.value)}
            className="h-8.5 w-full rounded-md border border-line bg-page pr-2 pl-8 placeholder:text-muted"
          />
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2.5 pb-3">
        {groups.map(({ category, items }) => (
          <section key={category} aria-label={category} className="mb-3">
            <h2 className="mb-1 px-1 font-semibold text-[0.6875rem] text-muted uppercase tracking-wider">
              {category}
            </h2>
            <ul>
              {items.map((item) => (
                <li key={item.table}>
                  <PaletteItem item={item} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="px-1 text-muted">Nothing is called that.</p>}
      </div>
    </aside>
  );
}

function isMeant({ title, hint, table }: Insertable, words: string): boolean {
  const text = `${title} ${hint} ${table}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function PaletteItem({ item }: { readonly item: Insertable }) {
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
      className={`flex w-full cursor-grab items-center gap-2.5 rounded-md border border-transparent px-1.5 py-1.5 text-left hover:border-line hover:bg-sunken active:cursor-grabbing ${isDragged ? 'opacity-50' : ''}`}
    >
      <AwsIcon icon={item.table} size={28} />
      <span className="min-w-0">
        <span className="block truncate font-medium leading-tight">{item.title}</span>
        <span className="block truncate text-[0.6875rem] text-muted leading-tight">{item.hint}</span>
      </span>
    </button>
  );
}
