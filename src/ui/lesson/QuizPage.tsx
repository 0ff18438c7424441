import { useState } from 'react';
import type { Question } from '../../lessons/content/topic.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { Button } from '../components/Button.tsx';
import { useLearn } from '../learn/learn-context.ts';
import { QuizQuestion } from './QuizQuestion.tsx';

export interface Asked {
  readonly topic: string;
  readonly question: Question;
}

/** Questions one at a time. What was missed comes back for review some days later. */
export function QuizPage(props: {
  readonly title: string;
  readonly asked: readonly Asked[];
  readonly back: string;
}) {
  const { title, asked, back } = props;
  const learn = useLearn();
  const [index, setIndex] = useState(0);
  const [results, setResults] = useState<readonly boolean[]>([]);
  const current = asked[index];
  const isAnswered = results.length > index;
  return (
    <div className="mx-auto max-w-2xl">
      <p className="text-muted text-sm">
        <a href={back} className="hover:underline">
          Back
        </a>
      </p>
      <h1 className="mt-1 font-semibold text-3xl tracking-tight">{title}</h1>
      {current === undefined ? (
        <Result results={results} back={back} />
      ) : (
        <>
          <p className="mt-2 mb-4 text-muted text-sm tabular-nums">
            Question {index + 1} of {asked.length}
          </p>
          <QuizQuestion
            key={`${current.topic}/${current.question.id}`}
            question={current.question}
            onAnswer={(isRight) => {
              learn.answer(`${current.topic}/${current.question.id}`, isRight);
              setResults([...results, isRight]);
            }}
          />
          <div className="mt-4 flex items-center justify-between gap-3">
            <a
              href={learnLink(current.topic, current.question.card)}
              className="text-accent text-sm underline"
            >
              The card about it
            </a>
            {isAnswered && (
              <Button look="accent" onClick={() => setIndex(index + 1)}>
                {index + 1 === asked.length ? 'See the result' : 'Next question'}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Result({ results, back }: { readonly results: readonly boolean[]; readonly back: string }) {
  const right = results.filter(Boolean).length;
  if (results.length === 0) return <p className="mt-3 text-muted">No question waits for you here.</p>;
  return (
    <div role="status" className="mt-4 rounded-xl border border-line bg-surface p-5">
      <p className="font-semibold text-xl">
        {right} of {results.length} right
      </p>
      <p className="mt-1 text-muted">
        {right === results.length
          ? 'Nothing to review.'
          : 'What you missed comes back for review tomorrow, and then at longer and longer intervals.'}
      </p>
      <a href={back} className="mt-3 inline-block text-accent underline">
        Back
      </a>
    </div>
  );
}
