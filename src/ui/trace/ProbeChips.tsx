import type { KeyboardEvent } from 'react';
import { moveProbe, removeProbe } from '../../editor/commands/probes.ts';
import { nameOfEnd } from '../../state/name-of-end.ts';
import { Icon } from '../components/Icon.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';

/** The kept questions with their present answers; each opens in the player. */
export function ProbeChips() {
  const lab = useLab();
  const probes = useLabState((state) => state.probes);
  const cloud = useLabState((state) => state.document.cloud);
  if (probes.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, id: string) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
    if (event.key === 'Delete') lab.whenReady(() => lab.run(removeProbe, { id }));
    else if (event.altKey && by !== null) {
      lab.whenReady(() => {
        if (lab.canRun(moveProbe, { id, by }) === true) lab.run(moveProbe, { id, by });
      });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul
      aria-label="Kept questions"
      className="relative flex min-w-0 flex-1 gap-1.5 overflow-x-auto p-1 max-lg:basis-full max-lg:flex-wrap max-lg:overflow-visible"
    >
      {probes.map(({ probe, answer }) => {
        const isGood = answer.ok && answer.value.verdict === 'reachable';
        const says = answer.ok ? answer.value.verdict : 'cannot be asked';
        return (
          <li key={probe.id}>
            <button
              type="button"
              onClick={() => lab.ask(probe)}
              onKeyDown={(event) => onKeyDown(event, probe.id)}
              aria-keyshortcuts="Delete Alt+ArrowLeft Alt+ArrowRight"
              data-tip="Ask again. Delete forgets it, Alt with an arrow moves it"
              className={`inline-flex h-6 items-center whitespace-nowrap gap-1.5 rounded-full border px-2.5 text-xs ${isGood ? 'border-pass/40 bg-pass-soft' : 'border-drop/40 bg-drop-soft'}`}
            >
              <span className={isGood ? 'text-pass' : 'text-drop'}>
                <Icon name={isGood ? 'pass' : 'drop'} className="size-3.5" />
              </span>
              {nameOfEnd(cloud, probe.from)} → {nameOfEnd(cloud, probe.to)}
              {probe.port === null ? ', ping' : `:${probe.port}`}
              <span className="sr-only">: {says}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
