import { useId, useState } from 'react';
import { type ChoiceQuestion, isChoiceRight, shownOptions } from '../../state/learn/quiz.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Outcome } from './Outcome.tsx';
import type { QuestionProps } from './question-props.ts';
import { ShortText } from './ShortText.tsx';

/** One or several of some options; once checked, each says why it is right or wrong. */
export function ChoiceBox({ question, onAnswer }: QuestionProps<ChoiceQuestion>) {
  const { kind, ask, options, table } = question;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [isChecked, setChecked] = useState(false);
  const name = useId();
  const choose = (index: number, isOn: boolean) => {
    const next = new Set(kind === 'single' ? [] : chosen);
    if (isOn) next.add(index);
    else next.delete(index);
    setChosen(next);
  };
  return (
    <fieldset className="rounded-xl border border-line bg-surface p-4">
      <legend className="sr-only">{ask}</legend>
      <p aria-hidden="true" className="font-semibold">
        <ShortText text={ask} />
      </p>
      {table !== null && <p className="mt-1 font-mono text-muted text-xs">{table}</p>}
      {kind === 'multiple' && <p className="mt-1 text-muted text-sm">More than one may be right.</p>}
      <div className="mt-3 grid gap-2">
        {shownOptions(question)
          .flatMap((index) => {
            const option = options[index];
            return option === undefined ? [] : [{ ...option, index }];
          })
          .map(({ text, right, why, index }) => (
            <label
              key={text}
              className={`flex gap-3 rounded-lg border p-3 ${look(isChecked, right, chosen.has(index))}`}
            >
              <input
                type={kind === 'single' ? 'radio' : 'checkbox'}
                name={name}
                checked={chosen.has(index)}
                disabled={isChecked}
                onChange={(event) => choose(index, event.target.checked)}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0 flex-1">
                <span className={table === null ? '' : 'font-mono text-sm'}>
                  <ShortText text={text} />
                </span>
                {isChecked && (
                  <span className="mt-1 flex gap-1.5 text-sm">
                    <span className={right ? 'text-pass' : 'text-drop'}>
                      <Icon name={right ? 'pass' : 'drop'} className="mt-0.5 size-4" />
                    </span>
                    <span>
                      <span className="sr-only">{right ? 'Right: ' : 'Wrong: '}</span>
                      <ShortText text={why} />
                    </span>
                  </span>
                )}
              </span>
            </label>
          ))}
      </div>
      {isChecked ? (
        <Outcome isRight={isChoiceRight(question, chosen)} />
      ) : (
        <Button
          look="accent"
          className="mt-3"
          disabled={chosen.size === 0}
          onClick={() => {
            setChecked(true);
            onAnswer(isChoiceRight(question, chosen));
          }}
        >
          Check
        </Button>
      )}
    </fieldset>
  );
}

function look(isChecked: boolean, isRight: boolean, isChosen: boolean): string {
  if (!isChecked) return isChosen ? 'border-accent bg-accent-soft' : 'border-line hover:bg-sunken';
  if (isRight) return 'border-pass/50 bg-pass-soft';
  return isChosen ? 'border-drop/50 bg-drop-soft' : 'border-line';
}
