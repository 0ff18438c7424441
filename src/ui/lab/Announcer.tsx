import { useContext, useEffect, useRef, useState } from 'react';
import { type Announcement, announcementOf } from '../../state/announcements.ts';
import { useCanvasStore } from '../canvas/canvas-store.ts';
import { useLab } from './lab-context.ts';
import { RootContext } from './use-regions.ts';

/** A burst of presses is told once it is over. */
const QUIET_MS = 250;

/**
 * The one place that speaks of what happens: politely of what was done, what that turned, the open trace and
 * the selection; at once of what was refused. Everything else on the screen is silent.
 */
export function Announcer() {
  const { polite, assertive } = useSayings();
  return (
    <div className="sr-only">
      <p role="status" aria-atomic="true" data-says="polite">
        {polite}
      </p>
      <p role="alert" aria-atomic="true" data-says="assertive">
        {assertive}
      </p>
    </div>
  );
}

function useSayings() {
  const lab = useLab();
  const canvas = useCanvasStore();
  const root = useContext(RootContext);
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  const waiting = useRef<Announcement & { readonly gesture?: string }>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const flush = () => {
      const { history, checks, trace, selection, gesture } = waiting.current;
      waiting.current = {};
      const text = [gesture, history, checks, trace, selection]
        .filter((part) => part !== undefined)
        .join(' ');
      setPolite((before) => (before === text ? `${text}\u00a0` : text));
    };
    const later = () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, QUIET_MS);
    };
    const stopLab = lab.store.subscribe((after, before) => {
      const { refusal, ...said } = announcementOf(before, after);
      if (refusal !== undefined) setAssertive((old) => (old === refusal ? `${refusal}\u00a0` : refusal));
      else if (after.problem === null && before.problem !== null) setAssertive('');
      const { selection: _read, ...rest } = said;
      // A row that takes the focus is read with its selection already.
      const news = isRowFocused(root.current) ? rest : said;
      if (Object.keys(news).length === 0) return;
      waiting.current = { ...waiting.current, ...news };
      later();
    });
    const stopCanvas = canvas.subscribe(({ says }, before) => {
      if (says === before.says || says === null) return;
      waiting.current = { ...waiting.current, gesture: says.text };
      later();
    });
    return () => {
      stopLab();
      stopCanvas();
      clearTimeout(timer.current);
    };
  }, [lab, canvas, root]);
  return { polite, assertive };
}

function isRowFocused(root: HTMLElement | null): boolean {
  const focused = document.activeElement?.closest('[role="treegrid"]') ?? null;
  return focused !== null && root?.contains(focused) === true;
}
