import { useEffect, useId, useRef } from 'react';
import type { Prediction } from '../../state/learn/predictions.ts';
import { Button } from '../components/Button.tsx';

interface Props {
  readonly prediction: Prediction;
  readonly onChoose: (option: number) => void;
  readonly onPass: () => void;
}

/** What comes next? The rows of the real table, to be pressed or answered by their number. */
export function PredictQuestion({ prediction, onChoose, onPass }: Props) {
  const { ask, packet, options, leftOut } = prediction;
  const id = useId();
  const list = useRef<HTMLElement>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  // Numbers answer from anywhere in the player.
  useEffect(() => {
    const player = list.current?.closest<HTMLElement>('[aria-label="Trace player"]');
    const onKey = (event: KeyboardEvent) => {
      const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
      const isTyping = event.target instanceof HTMLElement && event.target.matches('select, input, textarea');
      if (number === 0 || number > options.length || isTyping) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      choose.current(number - 1);
    };
    player?.addEventListener('keydown', onKey);
    return () => player?.removeEventListener('keydown', onKey);
  }, [options.length]);
  return (
    <section ref={list} aria-labelledby={id} className="rounded-lg border border-accent bg-surface p-3">
      <div className="flex items-start gap-2">
        <h2 id={id} className="flex-1 font-semibold text-sm">
          {ask}
        </h2>
        <Button
          className="h-6.5! px-2! text-xs!"
          onClick={onPass}
          data-tip="Shows the step without an answer"
        >
          Skip
        </Button>
      </div>
      <p className="mt-0.5 font-mono text-muted text-xs [overflow-wrap:anywhere]">{packet}</p>
      <ol className="mt-2 grid gap-1.5">
        {options.map(({ text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of one table never move, and may look alike
          <li key={index}>
            <button
              type="button"
              onClick={() => onChoose(index)}
              className="flex min-h-7 w-full items-baseline gap-2 rounded-md border border-line bg-page px-2 py-1 text-left text-xs hover:border-accent hover:bg-accent-soft"
            >
              <span aria-hidden="true" className="text-muted tabular-nums">
                {index + 1}
              </span>
              <span className="font-mono [overflow-wrap:anywhere]">{text}</span>
            </button>
          </li>
        ))}
      </ol>
      {leftOut > 0 && (
        <p className="mt-1 text-muted text-xs">
          {leftOut === 1 ? 'One more row is' : `${leftOut} more rows are`} left out here; none of them
          decides.
        </p>
      )}
    </section>
  );
}
