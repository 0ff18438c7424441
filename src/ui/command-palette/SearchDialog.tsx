import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { InsertPlace } from '../canvas/canvas-store.ts';
import { nextChoice } from '../components/next-choice.ts';
import { useModal } from '../components/use-modal.ts';
import { entriesOf, insertEntries, placeEntries, type Surroundings } from './entries.ts';
import { OptionList } from './OptionList.tsx';
import { type Entry, ranked, type Section } from './rank.ts';

export interface SearchDialogProps {
  readonly around: Surroundings;
  /** Opened on a spot of the canvas: only what may be put there is offered. */
  readonly place?: InsertPlace;
  readonly recents: readonly string[];
  readonly onUse: (id: string) => void;
  readonly onClose: () => void;
}

/** One field for everything: commands, resources, insertions. Arrows choose, Enter does, Escape leaves. */
export function SearchDialog({ around, place, recents, onUse, onClose }: SearchDialogProps) {
  const [text, setText] = useState(place === undefined ? '' : '+');
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const dialog = useModal('input');
  const sections = useMemo(() => sectionsFor(around, text, recents, place), [around, text, recents, place]);
  const entries = sections.flatMap((section) => section.entries);
  const current = Math.min(chosen, entries.length - 1);
  const type = (next: string) => {
    setText(next);
    setChosen(0);
  };
  const use = (entry: Entry | undefined) => {
    if (entry === undefined || entry.reason !== null) return;
    if (entry.completes !== null) {
      type(entry.completes);
      return;
    }
    onUse(entry.id);
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextChoice(event.key, current, entries.length);
    if (next !== null) setChosen(next);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) use(entries[current]);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as every dialog of the browser
    <dialog
      ref={dialog}
      aria-label="Search and commands"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="mx-auto mt-[10vh] mb-auto w-[calc(100%-2rem)] max-w-2xl overflow-hidden rounded-xl border border-line bg-surface p-0 text-[0.8125rem] text-ink shadow-2xl backdrop:bg-black/45"
    >
      <div className="flex max-h-[min(72dvh,36rem)] flex-col">
        <div className="relative border-line border-b">
          <Search size={16} aria-hidden="true" className="absolute top-4 left-4 text-muted" />
          <input
            role="combobox"
            aria-label="Search"
            aria-expanded={entries.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={current < 0 ? undefined : `${id}-${current}`}
            aria-describedby={`${id}-help`}
            autoComplete="off"
            spellCheck={false}
            value={text}
            placeholder="Search, or type +ec2 in app-a"
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
            className="h-12 w-full bg-transparent pr-4 pl-11 text-[0.9375rem] outline-none placeholder:text-muted"
          />
        </div>
        <OptionList id={id} sections={sections} current={current} onPoint={setChosen} onUse={use} />
        {entries.length === 0 && <NothingFound text={text} />}
        <Help id={`${id}-help`} onPrefix={type} />
      </div>
    </dialog>
  );
}

function sectionsFor(
  around: Surroundings,
  text: string,
  recents: readonly string[],
  place: InsertPlace | undefined,
): readonly Section[] {
  const line = text.trimStart();
  if (place !== undefined && line.startsWith('+')) {
    const entries = placeEntries(around, place, line.slice(1));
    return entries.length === 0 ? [] : [{ title: `Insert into ${place.title}`, entries }];
  }
  if (line.startsWith('+')) {
    const entries = insertEntries(around, line);
    return entries.length === 0 ? [] : [{ title: 'Insert', entries: entries.slice(0, 40) }];
  }
  const all = entriesOf(around);
  if (line.startsWith('@'))
    return ranked(
      all.filter(({ section }) => section === 'Resources'),
      line.slice(1),
      recents,
    );
  if (line.startsWith('>'))
    return ranked(
      all.filter(({ section }) => section !== 'Resources'),
      line.slice(1),
      recents,
    );
  return ranked(all, line, recents);
}

function NothingFound({ text }: { readonly text: string }) {
  const words = text.trimStart().startsWith('+')
    ? 'No such resource or place. Try +ec2 in followed by the name of a subnet.'
    : 'Nothing is called that.';
  return (
    <p role="status" className="px-4 py-6 text-center text-muted">
      {words}
    </p>
  );
}

const prefixes = [
  ['+', 'insert'],
  ['@', 'resources'],
  ['>', 'commands'],
] as const;

function Help({ id, onPrefix }: { readonly id: string; readonly onPrefix: (prefix: string) => void }) {
  return (
    <div className="flex items-center gap-3 border-line border-t bg-sunken px-4 py-1.5 text-muted text-xs">
      {prefixes.map(([prefix, what]) => (
        <button
          key={prefix}
          type="button"
          onClick={(event) => {
            onPrefix(prefix);
            event.currentTarget.closest('dialog')?.querySelector('input')?.focus();
          }}
          className="inline-flex h-6 items-center gap-1.5 rounded px-1 hover:text-ink"
        >
          <kbd className="rounded border border-line bg-surface px-1.5 font-mono text-ink">{prefix}</kbd>
          {what}
        </button>
      ))}
      <span id={id} className="ml-auto max-sm:hidden">
        ↑ ↓ choose · Enter does it · Esc leaves
      </span>
    </div>
  );
}
