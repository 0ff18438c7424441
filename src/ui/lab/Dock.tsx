import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from 'react';
import type { CodeSession } from '../../state/code/code-session.ts';
import type { Traffic } from '../../state/reach.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import type { CodePanelProps } from '../code/CodePanel.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Late } from '../components/Late.tsx';
import { latePart } from '../components/late-part.ts';
import { Splitter } from '../components/Splitter.tsx';
import type { ReachPanelProps } from '../reach/ReachPanel.tsx';
import type { TerminalPanelProps } from '../terminal/TerminalPanel.tsx';
import { ProbeChips } from '../trace/ProbeChips.tsx';
import { FIRST_PRESET } from '../trace/probe-presets.ts';
import { TraceDock } from '../trace/TraceDock.tsx';
import { useLabState } from './lab-context.ts';
import { PanelBoundary } from './PanelBoundary.tsx';
import { usePanel } from './panels.ts';

const TABS = [
  { id: 'trace', label: 'Trace' },
  { id: 'reach', label: 'Reachability' },
  { id: 'terminal', label: 'Terminal' },
  { id: 'code', label: 'Code' },
] as const;
type Tab = (typeof TABS)[number]['id'];

const reachPanel = latePart<ReachPanelProps>(
  'reachability',
  async () => (await import('../reach/ReachPanel.tsx')).ReachPanel,
);

const terminalPanel = latePart<TerminalPanelProps>(
  'the terminal',
  async () => (await import('../terminal/TerminalPanel.tsx')).TerminalPanel,
);

/** The drawing keeps the larger half of the window. */
const limits = () => {
  const height = globalThis.innerHeight;
  return { least: 152, most: Math.round(height * 0.62), start: Math.round(Math.max(272, height * 0.36)) };
};
const codePanel = latePart<CodePanelProps>(
  'the code editor',
  async () => (await import('../code/CodePanel.tsx')).CodePanel,
);

export interface DockProps {
  /** What is done here is done in the terminal: it stands open. */
  readonly opensTerminal?: boolean;
}

/** What stands below the canvas: one question followed step by step, or all questions at once. */
export function Dock({ opensTerminal = false }: DockProps) {
  const id = useId();
  const strip = useRef<HTMLDivElement>(null);
  const panel = usePanel('dock', limits);
  const [tab, setTab] = useState<Tab>(opensTerminal ? 'terminal' : 'trace');
  const [isGiven, setGiven] = useState(!opensTerminal);
  if (!isGiven) {
    setGiven(true);
    panel.reveal();
  }
  const [traffic, setTraffic] = useState<Traffic>(FIRST_PRESET);
  const [hasCode, setHasCode] = useState(false);
  const code = useRef<CodeSession | null>(null);
  if (tab === 'code' && !hasCode) setHasCode(true);
  const isAsked = useLabState(({ open }) => open !== null);
  const probe = useLabState(({ open }) => (open?.isAside === true ? undefined : open?.probe));
  const asksForBlockers = useCanvas((state) => state.asksForBlockers);
  const [seenAsks, setSeenAsks] = useState(asksForBlockers);
  if (seenAsks !== asksForBlockers) {
    setSeenAsks(asksForBlockers);
    setTab('trace');
    panel.reveal();
  }
  const asksForTerminal = useCanvas((state) => state.asksForTerminal);
  const typed = useLabState((state) => state.typed);
  const [seenTerminal, setSeenTerminal] = useState({ asksForTerminal, typed });
  // Its shells go on while another tab is in sight.
  const [hasTerminal, setHasTerminal] = useState(false);
  if (tab === 'terminal' && !hasTerminal) setHasTerminal(true);
  if (seenTerminal.asksForTerminal !== asksForTerminal || seenTerminal.typed !== typed) {
    setSeenTerminal({ asksForTerminal, typed });
    if (typed !== null || seenTerminal.asksForTerminal !== asksForTerminal) {
      setTab('terminal');
      panel.reveal();
    }
  }
  const [seen, setSeen] = useState(probe);
  // Whoever asks, wherever: the answer comes into sight.
  if (seen !== probe) {
    setSeen(probe);
    if (probe !== undefined) {
      setTab('trace');
      panel.reveal();
    }
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
  const style = { '--dock': `${panel.size}px` } as CSSProperties;
  // Nothing asked, nothing to read: the drawing has the room.
  const isBar = !panel.isOpen || (tab === 'trace' && !isAsked);
  return (
    <div
      style={style}
      className={`relative flex min-h-0 flex-col border-line border-t bg-surface max-lg:flex-1 max-lg:overflow-y-auto ${isBar ? 'lg:shrink-0' : 'lg:h-(--dock) lg:max-h-[66dvh] lg:shrink-0'}`}
    >
      {!isBar && (
        <Splitter
          label="Height of the player"
          side="top"
          {...panel}
          onResize={panel.resize}
          onFold={() => panel.setOpen(!panel.isOpen)}
        />
      )}
      <div className="flex min-h-9 shrink-0 items-center gap-3 pr-1.5 pl-2 max-lg:flex-wrap">
        <div
          ref={strip}
          role="tablist"
          aria-label="Below the canvas"
          onKeyDown={onKeyDown}
          className="flex shrink-0 gap-1"
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
              onClick={() => {
                setTab(name);
                panel.setOpen(true);
              }}
              onPointerEnter={() => prefetchTab(name)}
              onFocus={() => prefetchTab(name)}
              className="h-9 border-transparent border-b-2 px-2 font-medium text-muted text-xs outline-offset-[-2px] hover:text-ink aria-selected:border-accent aria-selected:text-ink"
            >
              {label}
            </button>
          ))}
        </div>
        <ProbeChips />
        <IconButton
          label={panel.isOpen ? 'Fold the player away' : 'Show the player'}
          aria-expanded={panel.isOpen}
          className="ml-auto size-7! max-lg:hidden"
          onClick={() => panel.setOpen(!panel.isOpen)}
        >
          {panel.isOpen ? (
            <ChevronDown size={16} aria-hidden="true" />
          ) : (
            <ChevronUp size={16} aria-hidden="true" />
          )}
        </IconButton>
      </div>
      <div
        role="tabpanel"
        id={`${id}-trace`}
        aria-labelledby={`${id}-trace-tab`}
        hidden={tab !== 'trace' || !panel.isOpen}
        className="flex min-h-0 flex-1 flex-col"
      >
        <TraceDock />
      </div>
      <div
        role="tabpanel"
        id={`${id}-reach`}
        aria-labelledby={`${id}-reach-tab`}
        hidden={tab !== 'reach' || !panel.isOpen}
        className="flex min-h-0 flex-1 flex-col"
      >
        {/* Only in sight: nobody waits for a matrix that nobody reads. */}
        {tab === 'reach' && panel.isOpen && (
          <Late
            of={reachPanel}
            props={{
              traffic,
              onTraffic: (part) => setTraffic((current) => ({ ...current, ...part })),
              onAsked: () => focusTab('trace'),
            }}
            frame={(inside) => <div className="flex min-h-56 flex-1 flex-col">{inside}</div>}
          />
        )}
      </div>
      <div
        role="tabpanel"
        id={`${id}-terminal`}
        aria-labelledby={`${id}-terminal-tab`}
        hidden={tab !== 'terminal' || !panel.isOpen}
        className="flex min-h-0 flex-1 flex-col"
      >
        {hasTerminal && (
          <Late
            of={terminalPanel}
            props={{ isShown: tab === 'terminal' && panel.isOpen, isGiven: opensTerminal }}
          />
        )}
      </div>
      <div
        role="tabpanel"
        id={`${id}-code`}
        aria-labelledby={`${id}-code-tab`}
        hidden={tab !== 'code' || !panel.isOpen}
        className="flex min-h-0 flex-1 flex-col"
      >
        {/* Once opened it stays: with its cursor, its undo and what was written. */}
        {hasCode && (
          <PanelBoundary name="code editor">
            <Late
              of={codePanel}
              props={{ memory: code, isShown: tab === 'code' && panel.isOpen }}
              frame={(inside) => <div className="shrink grow basis-[40dvh]">{inside}</div>}
            />
          </PanelBoundary>
        )}
      </div>
    </div>
  );
}

function prefetchTab(tab: Tab): void {
  if (tab === 'reach') reachPanel.prefetch();
  if (tab === 'terminal') terminalPanel.prefetch();
  if (tab === 'code') codePanel.prefetch();
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
