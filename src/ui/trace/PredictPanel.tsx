import { type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenTrace } from '../../state/lab.ts';
import { isRight, type Predicted, predictionsOf, scoreOf } from '../../state/learn/predictions.ts';
import { useCanvasStore } from '../canvas/canvas-store.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { ReviewContext } from '../lab/review-port.ts';
import { PredictQuestion } from './PredictQuestion.tsx';
import { PredictResult } from './PredictResult.tsx';

interface Props {
  readonly open: OpenTrace;
  /** What stands there once nothing is left to predict. */
  readonly children: ReactNode;
}

const NOTHING: Predicted = new Map();

/** Before each decision the player pauses and asks what it will be; then the step shows it, and this says why. */
export function PredictPanel({ open, children }: Props) {
  const lab = useLab();
  const canvas = useCanvasStore();
  const review = useContext(ReviewContext);
  const cloud = useLabState((state) => state.document.cloud);
  const { trace, ticks, cursor, isPlaying } = open;
  const predictions = useMemo(() => predictionsOf(ticks, cloud), [ticks, cloud]);
  const [answers, setAnswers] = useState({ trace, predicted: NOTHING });
  // Another trace is another set of questions.
  const predicted = answers.trace === trace ? answers.predicted : NOTHING;
  const [readTick, setReadTick] = useState<number | null>(null);
  const [resumes, setResumes] = useState(false);
  const next = cursor + 1;
  const waiting = predicted.has(next) ? null : (predictions[next] ?? null);
  const own = predictions[cursor] ?? null;
  const given = predicted.get(cursor);
  const result =
    own !== null && typeof given === 'number' && !(readTick === cursor && waiting !== null)
      ? { prediction: own, chosen: given }
      : null;
  const panel = useRef<HTMLDivElement>(null);
  const shown = useRef<{ readonly trace: typeof trace; readonly tick: number } | null>(null);
  const settle = (tick: number, answer: number | 'passed') =>
    setAnswers({ trace, predicted: new Map([...predicted, [tick, answer]]) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when playback or the question changes
  useEffect(() => {
    if (waiting === null) return;
    const wasShown = shown.current?.trace === trace && shown.current.tick === next;
    if (isPlaying && wasShown) {
      // Play goes past a question that one has seen.
      settle(next, 'passed');
      return;
    }
    if (isPlaying) {
      lab.setPlaying(false);
      setResumes(true);
    } else if (result !== null || wasShown) return;
    setReadTick(cursor);
    shown.current = { trace, tick: next };
    canvas.setState({
      says: { text: `Predict: ${waiting.ask} ${waiting.options.length} answers to choose from.` },
    });
    // No button is pressed for a question that one did not see coming, and no place is lost.
    if (isPlaying && isInPlayer(panel.current)) panel.current?.focus();
  }, [isPlaying, waiting, result === null]);
  const choose = (option: number) => {
    if (waiting === null) return;
    settle(next, option);
    lab.seek(next);
    const good = isRight(waiting, option);
    canvas.setState({ says: { text: good ? 'Right.' : 'Not quite.' } });
    if (!good && waiting.review !== null) review?.(`${waiting.review.topic}/${waiting.review.question}`);
  };
  const goOn = () => {
    panel.current?.focus();
    setReadTick(cursor);
    if (resumes) lab.setPlaying(true);
    else if (waiting === null) lab.seek(next);
  };
  const left = predictions.findIndex((one, tick) => one !== null && tick > cursor && !predicted.has(tick));
  const { answered, right } = scoreOf(predictions, predicted);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields
    <div ref={panel} role="group" aria-label="Predict" tabIndex={-1} className="grid content-start gap-2">
      {result !== null ? (
        <PredictResult
          {...result}
          score={`${right} of ${answered} right so far`}
          isKept={review !== null}
          onGoOn={cursor < ticks.length - 1 ? goOn : null}
        />
      ) : waiting !== null ? (
        <PredictQuestion
          key={next}
          prediction={waiting}
          onChoose={choose}
          onPass={() => {
            panel.current?.focus();
            settle(next, 'passed');
            lab.seek(next);
            if (resumes) lab.setPlaying(true);
          }}
        />
      ) : left > cursor ? (
        <p className="rounded-lg border border-line border-dashed p-3 text-muted text-xs">
          The next decision is {left - next === 1 ? 'one step' : `${left - next} steps`} ahead: play on, and
          say what it will be before it is shown.
        </p>
      ) : (
        children
      )}
    </div>
  );
}

function isInPlayer(panel: HTMLElement | null): boolean {
  return panel?.closest('section')?.contains(document.activeElement) === true;
}
