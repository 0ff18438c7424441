import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from 'react';
import { countRecords } from '../../state/list/list-rows.ts';
import { isShortcut } from '../components/shortcut-text.ts';
import { EmptyHint } from '../lab/EmptyHint.tsx';
import { useLabState } from '../lab/lab-context.ts';
import { ConnectionTable } from './ConnectionTable.tsx';
import { QuestionTable } from './QuestionTable.tsx';
import { ResourceTree } from './ResourceTree.tsx';
import './list.css';

const TABS = [
  { id: 'resources', label: 'Resources' },
  { id: 'connections', label: 'Connections' },
  { id: 'questions', label: 'Questions' },
] as const;
type Tab = (typeof TABS)[number]['id'];

/** The same architecture without a drawing: resources as a tree, connections and kept questions as tables. */
export function ListView() {
  const id = useId();
  const [tab, setTab] = useState<Tab>('resources');
  const [words, setWords] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  // Typing stays quick in a large document: the list follows.
  const wanted = useDeferredValue(words);
  const counts = useCounts();
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isShortcut(event.nativeEvent, 'Mod+F')) return;
    event.preventDefault();
    filter.current?.focus();
    filter.current?.select();
  };
  return (
    <section aria-label="List view" onKeyDown={onKeyDown} className="list-view">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-surface px-3">
        <div
          role="tablist"
          aria-label="List of"
          onKeyDown={(event) => walkTabs(event, tab, setTab)}
          className="flex gap-1"
        >
          {TABS.map(({ id: name, label }) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}-tab`}
              aria-selected={tab === name}
              aria-controls={`${id}-panel`}
              tabIndex={tab === name ? 0 : -1}
              onClick={() => setTab(name)}
              className="-mb-px h-10 border-transparent border-b-2 px-2 font-medium text-muted outline-offset-[-2px] hover:text-ink aria-selected:border-accent aria-selected:text-ink"
            >
              {label} <span className="font-normal text-muted text-xs tabular-nums">{counts[name]}</span>
            </button>
          ))}
        </div>
        <div className="relative ml-auto min-w-0 flex-1 py-1.5 sm:max-w-64">
          <Search
            size={14}
            aria-hidden="true"
            className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
          />
          <input
            ref={filter}
            type="search"
            aria-label="Filter the list"
            aria-keyshortcuts="Control+F"
            value={words}
            placeholder="Filter"
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => leaveFilter(event, words, setWords)}
            className="h-8 w-full rounded-md border border-line bg-page pr-2 pl-8 placeholder:text-muted"
          />
        </div>
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}-tab`}
        className="relative min-h-0 flex-1 overflow-y-auto"
      >
        {tab === 'resources' && <ResourceTree words={wanted} />}
        {tab === 'resources' && <EmptyHint on="list" />}
        {tab === 'connections' && <ConnectionTable words={wanted} onGo={() => setTab('resources')} />}
        {tab === 'questions' && <QuestionTable words={wanted} />}
      </div>
    </section>
  );
}

function useCounts(): Record<Tab, number> {
  const resources = useLabState(({ document }) => countRecords(document.cloud));
  const connections = useLabState(({ scene }) => scene.edges.length);
  const questions = useLabState(({ probes }) => probes.length);
  return { resources, connections, questions };
}

function walkTabs(event: KeyboardEvent<HTMLElement>, tab: Tab, setTab: (tab: Tab) => void): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const at = TABS.findIndex(({ id }) => id === tab);
  const next = (at + step + TABS.length) % TABS.length;
  setTab(TABS[next]?.id ?? tab);
  event.currentTarget.querySelectorAll('button')[next]?.focus();
}

/** Down goes on to the finds; Escape forgets the words first. */
function leaveFilter(
  event: KeyboardEvent<HTMLElement>,
  words: string,
  setWords: (words: string) => void,
): void {
  if (event.key === 'Escape' && words !== '') {
    event.stopPropagation();
    setWords('');
  }
  if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.closest('.list-view')?.querySelector<HTMLElement>('[data-key][tabindex="0"]')?.focus();
}
