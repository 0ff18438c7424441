import Arrow from 'lucide-react/icons/arrow-right';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import { endpointChoices } from '../../state/endpoints.ts';
import { nameOfEnd } from '../../state/name-of-end.ts';
import type { Traffic } from '../../state/reach.ts';
import { IconButton } from '../components/IconButton.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useRegions } from '../lab/use-regions.ts';
import { FIRST_PRESET, probePresets } from '../trace/probe-presets.ts';
import { useCanvas, useCanvasStore } from './canvas-store.ts';

type End = 'from' | 'to';

interface Question extends Traffic {
  readonly from: string | null;
  readonly to: string | null;
  /** What the next press picks. */
  readonly next: End;
}

const NOTHING: ReadonlySet<string> = new Set();
const TCP = 6;

/** Picks source and destination on the canvas, then the kind of traffic; each complete question is asked at once. */
export function ProbeTool() {
  const lab = useLab();
  const canvas = useCanvasStore();
  const regions = useRegions();
  const cloud = useLabState((state) => state.document.cloud);
  const { protocol, port } = FIRST_PRESET;
  const [question, setQuestion] = useState<Question>({ from: null, to: null, protocol, port, next: 'from' });
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(question);
  const change = (part: Partial<Question>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    setQuestion(next);
    setProblem(null);
    const { from, to } = next;
    canvas.setState({ found: new Set([from, to].filter((key) => key !== null)), foundAt: null });
    if (from === null || to === null) return;
    const id = `${from}>${to}/${next.protocol}:${next.port}`;
    const answer = lab.ask({ id, from, to, protocol: next.protocol, port: next.port, sourcePort: null });
    if (!answer.ok) setProblem(answer.error);
  };
  const pick = (key: string) => {
    const choices = endpointChoices(lab.store.getState().document.cloud).flatMap((group) => group.choices);
    if (!choices.some(({ value }) => value === key)) {
      setProblem('No packet starts or ends there. Pick an instance, a subnet or the internet.');
      return;
    }
    const { from, to, next } = latest.current;
    // A third pick begins the next question.
    if (from !== null && to !== null) change({ from: key, to: null, next: 'to' });
    else if (next === 'from') change({ from: key, next: 'to' });
    else change({ to: key, next: 'from' });
  };
  usePicks(pick, () => canvas.setState({ tool: 'select', found: NOTHING }));
  useEffect(() => {
    if (document.activeElement?.closest('.react-flow__node') == null) regions.focusMain();
    return () => canvas.setState({ found: NOTHING, foundAt: null });
  }, [canvas, regions]);
  const says = problem ?? hintFor(question);
  return (
    <section
      aria-label="Send a packet between"
      className="absolute top-3 right-3 z-30 grid w-[43rem] max-w-[calc(100%-1.5rem)] gap-1.5 rounded-xl border border-line bg-surface p-2 shadow-lg"
    >
      <div className="flex flex-wrap items-center gap-1.5">
        <EndButton end="from" question={question} name={nameIn(question.from)} onPick={change} />
        <Arrow size={16} aria-hidden="true" className="text-muted" />
        <EndButton end="to" question={question} name={nameIn(question.to)} onPick={change} />
        <p
          role="status"
          className={`min-w-0 flex-1 basis-56 px-1 text-xs ${problem === null ? 'text-muted' : 'text-drop'}`}
        >
          {says}
        </p>
        <IconButton
          label="Back to selecting"
          shortcut="Escape"
          className="size-7!"
          onClick={() => canvas.setState({ tool: 'select' })}
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <Chips question={question} onChange={change} />
    </section>
  );

  function nameIn(end: string | null): string | null {
    return end === null ? null : nameOfEnd(cloud, end);
  }
}

/** What is pressed on the canvas while the tool is on; Escape ends it from wherever the focus is. */
function usePicks(pick: (key: string) => void, leave: () => void): void {
  const canvas = useCanvasStore();
  const handlers = useRef({ pick, leave });
  useEffect(() => {
    handlers.current = { pick, leave };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      handlers.current.leave();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
  const picked = useCanvas((state) => state.picked);
  useEffect(() => {
    if (picked.length === 0) return;
    canvas.setState({ picked: [] });
    for (const key of picked) handlers.current.pick(key);
  }, [canvas, picked]);
}

function hintFor({ from, to, next }: Question): string {
  if (from !== null && to !== null) return 'Answered below. Change the traffic, or pick the next source.';
  return next === 'from'
    ? 'Press where the packet starts, or walk there with the arrow keys and press Enter.'
    : 'Now press where it goes.';
}

function EndButton(props: {
  readonly end: End;
  readonly question: Question;
  readonly name: string | null;
  readonly onPick: (part: Partial<Question>) => void;
}) {
  const { end, question, name, onPick } = props;
  const title = end === 'from' ? 'Source' : 'Destination';
  const isNext = question.next === end && (question.from === null || question.to === null);
  return (
    <button
      type="button"
      aria-label={name === null ? `${title}: not picked yet` : `${title}: ${name}. Pick another`}
      onClick={() => onPick({ [end]: null, next: end })}
      className={`h-8 min-w-24 rounded-md border px-2.5 text-left ${isNext ? 'border-accent bg-accent-soft text-accent' : 'border-line bg-page'} ${name === null ? 'border-dashed' : 'font-medium'}`}
    >
      {name ?? title}
    </button>
  );
}

function Chips(props: {
  readonly question: Question;
  readonly onChange: (traffic: Partial<Traffic>) => void;
}) {
  const { question, onChange } = props;
  const isPreset = probePresets.some(
    ({ protocol, port }) => protocol === question.protocol && port === question.port,
  );
  return (
    <fieldset aria-label="Traffic" className="flex flex-wrap items-center gap-1">
      {probePresets.map(({ id, label, short, protocol, port }) => (
        <button
          key={id}
          type="button"
          aria-pressed={protocol === question.protocol && port === question.port}
          data-tip={label}
          onClick={() => onChange({ protocol, port })}
          className="h-7 rounded-full border border-line px-2.5 text-xs hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
        >
          {short}
        </button>
      ))}
      <label className="flex items-center gap-1 pl-1 text-muted text-xs">
        Port
        <input
          type="number"
          min={0}
          max={65_535}
          value={isPreset ? '' : (question.port ?? '')}
          onChange={({ target }) => {
            const port = target.valueAsNumber;
            if (Number.isInteger(port) && port >= 0 && port <= 65_535) onChange({ protocol: TCP, port });
          }}
          className="h-7 w-18 rounded-md border border-line bg-surface px-1.5 font-mono text-ink"
        />
      </label>
    </fieldset>
  );
}
