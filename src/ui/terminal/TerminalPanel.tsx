import { type DragEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { ConsoleRun } from '../../state/terminal/console.ts';
import { type SentPacket, withPacket } from '../../state/terminal/packets.ts';
import { echoOf } from '../../state/terminal/terminal.ts';
import { useCanvasStore } from '../canvas/canvas-store.ts';
import { prefersStill } from '../canvas/view.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useRegions } from '../lab/use-regions.ts';
import { callCount } from './call-count.ts';
import { PacketBar } from './PacketBar.tsx';
import { TerminalBar } from './TerminalBar.tsx';
import { type TerminalHandle, type TerminalLook, TerminalScreen } from './TerminalScreen.tsx';

export interface TerminalPanelProps {
  /** The panel stands in sight. */
  readonly isShown: boolean;
  /** Nobody asked for it: the first terminal waits beside what is read first, and takes no focus. */
  readonly isGiven?: boolean;
}

/** Packets and the document whose they are. */
interface Sent {
  readonly document: string;
  readonly packets: readonly SentPacket[];
}

/** Terminals beside each other, each with a shell of its own on the same architecture. */
export function TerminalPanel({ isShown, isGiven = false }: TerminalPanelProps) {
  const lab = useLab();
  const canvas = useCanvasStore();
  const handles = useRef(new Map<number, TerminalHandle>());
  const [tabs, setTabs] = useState<readonly number[]>([1]);
  const [active, setActive] = useState(1);
  const latest = useRef(new Map<number, ConsoleRun>());
  const [runs, setRuns] = useState<ReadonlyMap<number, ConsoleRun>>(new Map());
  const [look, setLook] = useState<TerminalLook>({ fontSize: 13, forScreenReaders: false });
  const [echoes, setEchoes] = useState(false);
  const [isOver, setOver] = useState(false);
  const document = useLabState((state) => state.document.id);
  const [sent, setSent] = useState<Sent>({ document, packets: [] });
  // Another architecture has other senders.
  const packets = sent.document === document ? sent.packets : [];
  const [follows, setFollows] = useState(true);
  const run = runs.get(active) ?? null;

  const focus = useCallback((tab: number) => handles.current.get(tab)?.screen.terminal.focus(), []);
  useFocusWhenAsked(active, focus);
  useEcho(echoes, active, handles.current);

  const open = () => {
    const next = Math.max(0, ...tabs) + 1;
    setTabs([...tabs, next]);
    setActive(next);
  };
  const close = (tab: number) => {
    const rest = tabs.filter((each) => each !== tab);
    // The last one makes room for a new one: there is always a terminal to type in.
    const next = rest.at(-1) ?? tab + 1;
    setTabs(rest.length === 0 ? [next] : rest);
    if (active === tab) setActive(next);
  };
  const noteRun = (tab: number, now: ConsoleRun | null) => {
    const last = latest.current.get(tab);
    if (now === null) latest.current.delete(tab);
    else latest.current.set(tab, now);
    setRuns(new Map(latest.current));
    if (now === null && last?.script != null)
      canvas.setState({ says: { text: `${last.script} has ended after ${callCount(last.calls)}.` } });
  };
  const notePacket = (packet: SentPacket) => {
    setSent((before) => ({
      document,
      packets: withPacket(before.document === document ? before.packets : [], packet),
    }));
    if (follows && lab.askAside(packet.probe).ok) play(lab);
  };
  const take = (tab: number, handle: TerminalHandle) => {
    handles.current.set(tab, handle);
    if (!isGiven || tab !== 1) handle.screen.terminal.focus();
    takeTyped(lab, handle);
    return () => {
      handles.current.delete(tab);
    };
  };
  const runFiles = async (files: readonly File[]) => {
    const lines = handles.current.get(active)?.session.console;
    focus(active);
    for (const file of files) await lines?.runScript(file.name, await file.text());
  };
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <section
      aria-label="Terminal"
      className="relative flex min-h-0 flex-1 flex-col max-lg:min-h-80"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        void runFiles([...event.dataTransfer.files]);
      }}
    >
      <TerminalBar
        tabs={tabs}
        active={active}
        run={run}
        look={look}
        echoes={echoes}
        hasAddress={lab.watched === null}
        onShow={(tab) => {
          setActive(tab);
          focus(tab);
        }}
        onOpen={open}
        onClose={close}
        onLook={setLook}
        onEchoes={setEchoes}
        onFiles={(files) => void runFiles(files)}
        onStop={() => {
          handles.current.get(active)?.session.console.stop();
          focus(active);
        }}
        onClear={() => {
          handles.current.get(active)?.session.console.clear();
          focus(active);
        }}
      />
      {tabs.map((tab) => (
        <TerminalScreen
          key={tab}
          name={`Terminal ${tab}`}
          isShown={isShown && tab === active}
          look={look}
          onOpen={(handle) => take(tab, handle)}
          onRun={(now) => noteRun(tab, now)}
          onPacket={notePacket}
          onClose={() => close(tab)}
        />
      ))}
      <PacketBar
        packets={packets}
        follows={follows}
        onFollow={setFollows}
        onShow={({ probe }) => {
          const answer = lab.ask(probe);
          if (answer.ok) play(lab);
          return answer.ok ? null : answer.error;
        }}
      />
      {isOver && (
        <p className="pointer-events-none absolute inset-2 grid place-items-center rounded-lg border-2 border-accent border-dashed bg-surface/90 font-semibold">
          Let go to run it in this terminal
        </p>
      )}
    </section>
  );
}

/** The packet of the open trace travels, or stands at once where its way ends for who wants less motion. */
function play(lab: ReturnType<typeof useLab>): void {
  if (!prefersStill()) lab.setPlaying(true);
  else lab.seek(lab.store.getState().open?.ticks.findLastIndex((tick) => !tick.step.hypothetical) ?? 0);
}

function useFocusWhenAsked(active: number, focus: (tab: number) => void): void {
  const canvas = useCanvasStore();
  useEffect(
    () =>
      canvas.subscribe(({ asksForTerminal }, before) => {
        // Once it is drawn: until then it stands folded away and takes no focus.
        if (asksForTerminal !== before.asksForTerminal)
          requestAnimationFrame(() => requestAnimationFrame(() => focus(active)));
      }),
    [canvas, active, focus],
  );
}

/** What is done on the canvas, repeated in the terminal as the lines that do the same. */
function useEcho(echoes: boolean, active: number, handles: ReadonlyMap<number, TerminalHandle>): void {
  const lab = useLab();
  const { openTerminal } = useRegions();
  useEffect(
    () =>
      lab.store.subscribe((state, before) => {
        const handle = handles.get(active);
        if (handle === undefined) return;
        if (state.typed !== before.typed && state.typed !== null) {
          takeTyped(lab, handle);
          // It may run on while another tab is in sight.
          openTerminal();
        }
        if (!echoes || state.past === before.past) return;
        const step = state.past.at(-1);
        const isOurs = step !== undefined && [...handles.values()].some(({ session }) => session.made(step));
        const echo = isOurs ? null : echoOf(before.past, state.past);
        if (echo !== null) handle.session.console.say(echo);
      }),
    [lab, openTerminal, echoes, active, handles],
  );
}

/** What the lab was asked to have typed here, once. */
function takeTyped(lab: ReturnType<typeof useLab>, { session, screen }: TerminalHandle): void {
  const { typed } = lab.store.getState();
  if (typed === null) return;
  lab.store.setState({ typed: null });
  session.console.prefill(typed.text);
  screen.terminal.focus();
}
