import Check from 'lucide-react/icons/check';
import { useState } from 'react';
import { standingOf } from '../../state/learn/faults.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { learntSoFar } from '../../state/learn/overview.ts';
import { Button } from '../components/Button.tsx';
import { StandingLine } from '../faults/StandingLine.tsx';
import { useLearn, useLearnState } from './learn-context.ts';

/** What was learnt so far, in sentences; and the progress itself, to take along or to bring. */
export function SummaryPage() {
  const learn = useLearn();
  const progress = useLearnState((state) => state.progress);
  const [isSure, setSure] = useState(false);
  const learnt = learntSoFar(progress);
  const standing = standingOf(progress);
  const missed = Object.values(progress.questions).filter(({ box }) => box !== null).length;
  return (
    <>
      <h1 className="font-semibold text-3xl tracking-tight">What you have learnt</h1>
      {learnt.length === 0 && standing.all === 0 ? (
        <p className="mt-2 text-muted">
          Nothing yet. Read a card to its end or solve an exercise, and it appears here.{' '}
          <a className="text-accent underline" href={learnLink()}>
            To the topics
          </a>
        </p>
      ) : (
        <p className="mt-2 text-muted">
          {missed === 0
            ? 'No question waits for review.'
            : `${missed === 1 ? 'One question' : `${missed} questions`} you missed will come back for review.`}
        </p>
      )}
      <div className="mt-6 grid gap-5">
        {learnt.map(({ topic, cards, exercises }) => (
          <section
            key={topic.id}
            aria-label={topic.title}
            className="rounded-xl border border-line bg-surface p-5"
          >
            <h2 className="font-semibold text-lg">
              <a href={learnLink(topic.id)} className="hover:underline">
                {topic.title}
              </a>
            </h2>
            <ul className="mt-3 grid gap-2">
              {cards.flatMap((card) =>
                card.learnt.map((sentence) => (
                  <li key={`${card.id} ${sentence}`} className="flex gap-2">
                    <Check size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-pass" />
                    <a href={learnLink(topic.id, card.id)} className="hover:underline">
                      {sentence}
                    </a>
                  </li>
                )),
              )}
            </ul>
            {exercises.length > 0 && (
              <p className="mt-3 text-muted text-sm">
                Solved: {exercises.map(({ title }) => title).join(', ')}.
              </p>
            )}
          </section>
        ))}
        {standing.all > 0 && (
          <section aria-label="Find the fault" className="rounded-xl border border-line bg-surface p-5">
            <h2 className="font-semibold text-lg">
              <a href={learnLink('faults')} className="hover:underline">
                Find the fault
              </a>
            </h2>
            <StandingLine standing={standing} />
          </section>
        )}
      </div>
      <section aria-label="Your progress" className="mt-8 flex flex-wrap items-center gap-2 print:hidden">
        <p className="mr-2 text-muted text-sm">Your progress is kept in this browser only.</p>
        <Button onClick={() => learn.download()}>Save as a file</Button>
        <Button onClick={() => void learn.pickFile()}>Add from a file</Button>
        {isSure ? (
          <>
            <Button
              onClick={() => {
                learn.forget();
                setSure(false);
              }}
            >
              Yes, clear all of it
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button look="quiet" onClick={() => setSure(true)}>
            Clear
          </Button>
        )}
      </section>
    </>
  );
}
