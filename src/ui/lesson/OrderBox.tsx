import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useState } from 'react';
import { isOrderRight, type OrderQuestion, shuffledItems } from '../../state/learn/quiz.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Outcome } from './Outcome.tsx';
import type { QuestionProps } from './question-props.ts';
import { ShortText } from './ShortText.tsx';

/** Things to put in order, by buttons: no drag is needed. */
export function OrderBox({ question, onAnswer }: QuestionProps<OrderQuestion>) {
  const [order, setOrder] = useState(() => shuffledItems(question));
  const [isChecked, setChecked] = useState(false);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    const next = [...order];
    [next[from], next[to]] = [next[to] ?? 0, next[from] ?? 0];
    setOrder(next);
    setSaid(`${question.items[order[from] ?? 0]?.text} is now number ${to + 1}.`);
  };
  return (
    <section aria-label={question.ask} className="rounded-xl border border-line bg-surface p-4">
      <p className="font-semibold">
        <ShortText text={question.ask} />
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol className="mt-3 grid gap-2">
        {order.map((item, index) => {
          const entry = question.items[item];
          const text = entry?.text ?? '';
          const isRight = item === index;
          return (
            <li
              key={item}
              className={`flex items-center gap-2 rounded-lg border py-1.5 pr-1.5 pl-3 ${isChecked ? (isRight ? 'border-pass/50 bg-pass-soft' : 'border-drop/50 bg-drop-soft') : 'border-line'}`}
            >
              <span className="w-5 text-muted tabular-nums">{index + 1}.</span>
              <span className="min-w-0 flex-1">
                <ShortText text={text} />
                {isChecked && (
                  <span className="mt-0.5 flex gap-1.5 text-sm">
                    <span className={isRight ? 'text-pass' : 'text-drop'}>
                      <Icon name={isRight ? 'pass' : 'drop'} className="mt-0.5 size-4" />
                    </span>
                    <span>
                      {isRight ? '' : `Number ${item + 1}. `}
                      <ShortText text={entry?.why ?? ''} />
                    </span>
                  </span>
                )}
              </span>
              {!isChecked && (
                <>
                  <IconButton
                    label={`Move up: ${text}`}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  >
                    <ArrowUp size={16} aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label={`Move down: ${text}`}
                    disabled={index === order.length - 1}
                    onClick={() => move(index, index + 1)}
                  >
                    <ArrowDown size={16} aria-hidden="true" />
                  </IconButton>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {isChecked ? (
        <Outcome isRight={isOrderRight(order)} />
      ) : (
        <Button
          look="accent"
          className="mt-3"
          onClick={() => {
            setChecked(true);
            onAnswer(isOrderRight(order));
          }}
        >
          Check
        </Button>
      )}
    </section>
  );
}
