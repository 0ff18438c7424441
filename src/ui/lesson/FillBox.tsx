import { type FormEvent, useId, useState } from 'react';
import { type FillQuestion, type FillVerdict, judgeFill } from '../../state/learn/quiz.ts';
import { Button } from '../components/Button.tsx';
import { Outcome } from './Outcome.tsx';
import type { QuestionProps } from './question-props.ts';
import { ShortText } from './ShortText.tsx';

/** A block, a number or a word to write. */
export function FillBox({ question, onAnswer }: QuestionProps<FillQuestion>) {
  const [given, setGiven] = useState('');
  const [verdict, setVerdict] = useState<FillVerdict | null>(null);
  const id = useId();
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (given.trim() === '') return;
    const judged = judgeFill(question, given);
    if (verdict === null) onAnswer(judged.isRight);
    setVerdict(judged);
  };
  return (
    <form onSubmit={check} className="rounded-xl border border-line bg-surface p-4">
      <label htmlFor={id} className="font-semibold">
        <ShortText text={question.ask} />
      </label>
      <div className="mt-3 flex gap-2">
        <input
          id={id}
          value={given}
          onChange={(event) => setGiven(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="h-9 w-56 max-w-full rounded-md border border-line bg-page px-2.5 font-mono text-sm"
        />
        <Button type="submit" look="accent" className="h-9" disabled={given.trim() === ''}>
          Check
        </Button>
      </div>
      {verdict !== null && (
        <Outcome isRight={verdict.isRight}>
          <ShortText text={verdict.why} />
        </Outcome>
      )}
    </form>
  );
}
