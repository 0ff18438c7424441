import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Traffic } from '../../state/reach.ts';
import { Late } from '../components/Late.tsx';
import { latePart } from '../components/late-part.ts';
import type { ReachPanelProps } from '../reach/ReachPanel.tsx';
import { FIRST_PRESET } from '../trace/probe-presets.ts';
import { TraceDock } from '../trace/TraceDock.tsx';
import { useLabState } from './lab-context.ts';

const TABS = [
  { id: 'trace', label: 'Trace' },
  { id: 'reach', label: 'Reachability' },
] as const;
type Tab = (typeof TABS)[number]['id'];

const reachPanel = latePart<ReachPanelProps>(
  'reachability',
  async () => (await import('../reach/ReachPanel.tsx')).ReachPanel,
);

/** What stands below the canvas: one question followed step by step, or all questions at once. */
export function Dock() {
  const id = useId();
  const strip = useRef<HTMLDivElement>(null);
  const [tab, setTab] = useState<Tab>('trace');
  const [traffic, setTraffic] = useState<Traffic>(FIRST_PRESET);
  const probe = useLabState((state) => state.open?.probe);
  const [seen, setSeen] = useState(probe);
  // Whoever asks, wherever: the answer comes into sight.
  if (seen !== probe) {
    setSeen(probe);
    if (probe !== undefined) setTab('trace');
  }
  const focusTab = (name: Tab) =>
    strip.current?.querySelector<HTMLElement>(`[data-tab="${name}"]`)?.focus({ preventScroll: true });
  const onKeyDown = (event: KeyboardEvent) => {
    const target = tabFor(event.key, tab);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    setTab(target);
    focusTab(target);
  };
  return (
    <>
      <div
        ref={strip}
        role="tablist"
        aria-label="Below the canvas"
        onKeyDown={onKeyDown}
        className="flex shrink-0 gap-1 border-line border-t bg-surface px-2"
      >
        {TABS.map(({ id: name, label }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}-tab`}
            data-tab={name}
            aria-selected={tab === name}
            aria-controls={`${id}-${name}`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
            onPointerEnter={() => prefetchTab(name)}
            onFocus={() => prefetchTab(name)}
            className="-mb-px h-8 border-transparent border-b-2 px-2 font-medium text-muted text-xs outline-offset-[-2px] hover:text-ink aria-selected:border-accent aria-selected:text-ink"
          >
            {label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-trace`}
        aria-labelledby={`${id}-trace-tab`}
        hidden={tab !== 'trace'}
        className="flex min-h-0 flex-col"
      >
        <TraceDock />
      </div>
      <div
        role="tabpanel"
        id={`${id}-reach`}
        aria-labelledby={`${id}-reach-tab`}
        hidden={tab !== 'reach'}
        className="flex min-h-0 flex-col"
      >
        {/* Only in sight: nobody waits for a matrix that nobody reads. */}
        {tab === 'reach' && (
          <Late
            of={reachPanel}
            props={{
              traffic,
              onTraffic: (part) => setTraffic((current) => ({ ...current, ...part })),
              onAsked: () => focusTab('trace'),
            }}
            frame={(inside) => <div className="min-h-56 border-line border-t bg-surface">{inside}</div>}
          />
        )}
      </div>
    </>
  );
}

function prefetchTab(tab: Tab): void {
  if (tab === 'reach') reachPanel.prefetch();
}

function tabFor(key: string, current: Tab): Tab | null {
  const ids = TABS.map(({ id }) => id);
  const at = ids.indexOf(current);
  if (key === 'Home') return ids[0] ?? null;
  if (key === 'End') return ids.at(-1) ?? null;
  if (key === 'ArrowRight') return ids[(at + 1) % ids.length] ?? null;
  if (key === 'ArrowLeft') return ids[(at + ids.length - 1) % ids.length] ?? null;
  return null;
}
