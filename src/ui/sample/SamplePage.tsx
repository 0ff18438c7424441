import { useMemo, useState } from 'react';
import { firstQuestion } from '../../state/sample/questions.ts';
import type { Question, Sample } from '../../state/sample/sample.ts';
import { AskPanel } from './AskPanel.tsx';
import { BlockerList } from './BlockerList.tsx';
import { Ladder } from './Ladder.tsx';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import { Unanswerable, VerdictBanner } from './VerdictBanner.tsx';

/** One question about the sample architecture and its whole answer. */
export function SamplePage({ sample }: { readonly sample: Sample }) {
  const [question, setQuestion] = useState<Question>(firstQuestion);
  const answer = useMemo(() => sample.ask(question), [sample, question]);
  const key = `${question.from} ${question.to} ${question.port}`;
  return (
    <div className="grid gap-4 lg:grid-cols-[27rem_minmax(0,1fr)] 2xl:grid-cols-[38rem_minmax(0,1fr)] lg:grid-rows-[auto_auto_1fr]">
      <AskPanel question={question} onAsk={setQuestion} className="lg:col-span-2" />
      <div role="status" className="lg:col-start-2">
        {answer.ok ? (
          <VerdictBanner question={question} answer={answer.value} />
        ) : (
          <Unanswerable sentence={answer.error} />
        )}
      </div>
      <NetworkDrawing
        map={sample.map}
        answer={answer.ok ? answer.value : null}
        className="self-start lg:sticky lg:top-3 lg:col-start-1 lg:row-span-2 lg:row-start-2"
      />
      {answer.ok && (
        <div key={key} className="grid content-start gap-4 lg:col-start-2">
          <BlockerList answer={answer.value} />
          <Ladder answer={answer.value} />
        </div>
      )}
    </div>
  );
}
