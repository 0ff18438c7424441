import { useEffect, useRef } from 'react';
import { learnLink } from '../../state/learn/learn-route.ts';
import { isRight, type Prediction } from '../../state/learn/predictions.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';

interface Props {
  readonly prediction: Prediction;
  readonly chosen: number;
  /** "2 of 3 right so far" */
  readonly score: string;
  /** Whether what was missed comes back for review. */
  readonly isKept: boolean;
  /** Null at the end. */
  readonly onGoOn: (() => void) | null;
}

/** Whether it was right, and why each row decides or does not. */
export function PredictResult({ prediction, chosen, score, isKept, onGoOn }: Props) {
  const { ask, options, review } = prediction;
  const good = isRight(prediction, chosen);
  const button = useRef<HTMLButtonElement>(null);
  // The answer that was pressed is gone: one goes on from here, unless one is elsewhere by now.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      aria-label={ask}
      className={`rounded-lg border p-3 ${good ? 'border-pass/50 bg-pass-soft' : 'border-drop/50 bg-drop-soft'}`}
    >
      <div className="flex items-center gap-2">
        <h2 className={`font-semibold text-sm ${good ? 'text-pass' : 'text-drop'}`}>
          {good ? 'Right.' : 'Not quite.'}
        </h2>
        <p className="flex-1 text-muted text-xs tabular-nums">{score}</p>
        {onGoOn !== null && (
          <Button ref={button} look="accent" className="h-6.5! px-2! text-xs!" onClick={onGoOn}>
            Go on
          </Button>
        )}
      </div>
      <ol className="mt-1.5 grid gap-1.5">
        {options.map(({ text, right, why }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one table never move, and may look alike
            key={index}
            className="flex gap-2 text-xs"
          >
            <span className={right ? 'text-pass' : 'text-muted'}>
              <Icon name={right ? 'pass' : 'drop'} className="mt-0.5 size-3.5" />
            </span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="sr-only">{right ? 'Right: ' : 'Wrong: '}</span>
              <span className={`font-mono ${right ? 'font-semibold' : ''}`}>{text}</span>
              {index === chosen && <span className="font-medium"> (your answer)</span>}
              <span className="block text-muted">{why}</span>
            </span>
          </li>
        ))}
      </ol>
      {!good && review !== null && (
        <p className="mt-2 text-xs">
          <a href={learnLink(review.topic, review.card)} className="text-accent underline">
            The card about it
          </a>
          {isKept && '. The idea comes back in your review tomorrow.'}
        </p>
      )}
    </section>
  );
}
