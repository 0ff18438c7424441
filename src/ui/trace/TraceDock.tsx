import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { playerView } from '../../state/player.ts';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Late } from '../components/Late.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useSettings } from '../lab/settings-port.ts';
import { BlockerPanel } from './BlockerPanel.tsx';
import { HopCard } from './HopCard.tsx';
import { flowLog, ladder, predictPanel, stepTable, storyText } from './late-parts.ts';
import { PlayerControls } from './PlayerControls.tsx';
import { PredictToggle } from './PredictToggle.tsx';
import { ProbeBar } from './ProbeBar.tsx';
import { Scrubber } from './Scrubber.tsx';
import { useTraceKeys } from './use-trace-keys.ts';
import { Verdict } from './Verdict.tsx';

const VIEWS = ['Step', 'Ladder', 'Table', 'Text', 'Flow log'] as const;
type View = (typeof VIEWS)[number];

const COLUMN = 'min-h-0 min-w-0 overflow-auto -outline-offset-2 max-lg:overflow-visible';

/** The player: asks, steps through the answer, and shows the same answer in five ways. */
export function TraceDock() {
  const lab = useLab();
  const open = useLabState((state) => state.open);
  const cloud = useLabState((state) => state.document.cloud);
  const [view, setView] = useState<View>('Step');
  const trace = open?.trace;
  const player = useMemo(() => (trace === undefined ? null : playerView({ trace }, cloud)), [trace, cloud]);
  const { predicts } = useSettings();
  const onKeyDown = useTraceKeys();
  const column = useRef<HTMLDivElement>(null);
  // Another step is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another step or view is shown
  useLayoutEffect(() => {
    if (view === 'Step') column.current?.scrollTo(0, 0);
  }, [view, open?.cursor]);
  return (
    <section
      aria-label="Trace player"
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col gap-1.5 px-3 pt-0.5 pb-2"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 max-md:gap-y-2.5">
        <ProbeBar />
        {open !== null && player !== null && <Verdict answer={player.answer} />}
      </div>
      {open !== null && player !== null && (
        <>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 max-md:flex-col max-md:items-stretch max-md:gap-3">
            <PlayerControls open={open} />
            <Scrubber steps={player.steps} open={open} hidesAhead={predicts} />
            <div className="flex items-center gap-3">
              <PredictToggle />
              <ViewTabs view={view} onChange={setView} />
              <IconButton
                label="Close the trace"
                shortcut="Escape"
                className="size-7!"
                onClick={() => lab.close()}
              >
                <Icon name="drop" />
              </IconButton>
            </div>
          </div>
          <div className="grid min-h-0 flex-1 gap-3 max-lg:flex-none md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            {/* Each column scrolls by itself: the step stays in sight while the fixes are read. */}
            <div
              ref={column}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it
              tabIndex={0}
              className={COLUMN}
            >
              {view === 'Step' && (
                <HopCard step={player.steps[open.cursor]} changed={open.changedAt === open.cursor} />
              )}
              {view === 'Ladder' && <Late of={ladder} props={{ answer: player.answer }} />}
              {view === 'Table' && (
                <Late of={stepTable} props={{ steps: player.steps, cursor: open.cursor }} />
              )}
              {view === 'Text' && <Late of={storyText} props={{ story: player.story }} />}
              {view === 'Flow log' && <Late of={flowLog} props={{ trace: open.trace }} />}
            </div>
            <div
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it
              tabIndex={0}
              className={COLUMN}
            >
              {predicts ? (
                <Late
                  of={predictPanel}
                  props={{
                    open,
                    children: <BlockerPanel answer={player.answer} steps={player.steps} open={open} />,
                  }}
                />
              ) : (
                <BlockerPanel answer={player.answer} steps={player.steps} open={open} />
              )}
            </div>
          </div>
        </>
      )}
    </section>
  );
}

function ViewTabs({ view, onChange }: { readonly view: View; readonly onChange: (view: View) => void }) {
  return (
    <fieldset
      aria-label="Show the trace as"
      className="flex shrink-0 rounded-md bg-sunken p-0.5 max-md:flex-1 max-md:*:flex-1"
    >
      {VIEWS.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          onClick={() => onChange(name)}
          className="h-6.5 rounded px-2.5 font-medium text-muted text-xs aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-xs"
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
