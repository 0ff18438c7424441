import Search from 'lucide-react/icons/search';
import { useState } from 'react';
import type { SearchWords } from '../../lessons/content/topic.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { loadSearchWords, searchLessons } from '../../state/learn/search-lessons.ts';

const KINDS = { topic: 'Topic', card: 'Card', exercise: 'Exercise' } as const;

/** Finds anything that is taught. What cards say is loaded with the first letter. */
export function SearchField() {
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState<SearchWords>({});
  const findings = isOpen ? searchLessons(query, words) : [];
  const close = () => {
    setOpen(false);
    setQuery('');
  };
  return (
    <search
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a')];
        const at = stops.indexOf(document.activeElement as HTMLElement);
        stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
      }}
    >
      <label className="flex h-9 items-center gap-2 rounded-lg border border-line bg-page px-2.5 focus-within:border-accent">
        <Search size={16} aria-hidden="true" className="text-muted" />
        <span className="sr-only">Search the lessons</span>
        <input
          type="search"
          value={query}
          placeholder="Search the lessons"
          onFocus={() => {
            setOpen(true);
            void loadSearchWords().then(setWords);
          }}
          onChange={(event) => {
            setQuery(event.target.value);
            setOpen(true);
          }}
          className="w-44 bg-transparent text-sm outline-none placeholder:text-muted max-sm:w-full"
        />
      </label>
      {isOpen && query.trim() !== '' && (
        <div className="absolute top-full right-0 z-40 mt-1 max-h-[70vh] w-[min(26rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-surface p-1.5 text-sm shadow-xl">
          <p role="status" className="sr-only">
            {findings.length === 0 ? 'Nothing found' : `${findings.length} found`}
          </p>
          {findings.length === 0 ? (
            <p className="px-2 py-3 text-muted">Nothing that is taught here has these words.</p>
          ) : (
            <ul>
              {findings.map(({ path, title, topic, kind }) => (
                <li key={path.join('/')}>
                  <a
                    href={learnLink(...path)}
                    onClick={close}
                    className="block rounded-md px-2 py-1.5 hover:bg-sunken focus-visible:bg-sunken"
                  >
                    <span className="block font-medium">{title}</span>
                    <span className="text-muted text-xs">
                      {KINDS[kind]}
                      {kind === 'topic' ? '' : ` · ${topic}`}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </search>
  );
}
