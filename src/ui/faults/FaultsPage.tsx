import ArrowRight from 'lucide-react/icons/arrow-right';
import { useState } from 'react';
import {
  authoredPuzzles,
  newPuzzleLink,
  puzzleLink,
  puzzleSizes,
  puzzleTopics,
  standingOf,
} from '../../state/learn/faults.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { isSolved } from '../../state/learn/overview.ts';
import { Button } from '../components/Button.tsx';
import { useLearn, useLearnState } from '../learn/learn-context.ts';
import { ListRow } from '../lesson/ListRow.tsx';
import { ByCode } from './ByCode.tsx';
import { PillChoice } from './PillChoice.tsx';
import { StandingLine } from './StandingLine.tsx';
import { aboutWords, faultsWords } from './words.ts';

/** Broken networks without end: choose how hard, and go. `refused` is a code in the address that names none. */
export function FaultsPage({ refused }: { readonly refused: string | null }) {
  const learn = useLearn();
  const progress = useLearnState((state) => state.progress);
  const standing = standingOf(progress);
  const [faults, setFaults] = useState(standing.last?.faults ?? 1);
  const [about, setAbout] = useState(standing.last?.about ?? 'any');
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="font-semibold text-3xl tracking-tight">Find the fault</h1>
      <p className="mt-2 text-muted">
        A network that worked yesterday, and a few complaints. Follow the packets, find what was changed, mend
        it. Every puzzle is made anew, and can be solved.
      </p>
      {refused !== null && (
        <p
          role="alert"
          className="mt-4 rounded-lg border border-drop bg-drop-soft p-3 [overflow-wrap:anywhere]"
        >
          The address names no puzzle: “{refused.slice(0, 40)}” is none. A puzzle is called like{' '}
          <code>any-2-k3x9</code>. Ask for the link again, or take a new puzzle below.
        </p>
      )}
      <form
        aria-label="New puzzle"
        className="mt-6 rounded-xl border border-line bg-surface p-5"
        onSubmit={(event) => {
          event.preventDefault();
          globalThis.location.hash = newPuzzleLink(learn, about, faults);
        }}
      >
        <div className="flex flex-wrap gap-x-8 gap-y-4">
          <PillChoice
            legend="How many faults"
            options={puzzleSizes.map((value) => ({ value, label: String(value) }))}
            value={faults}
            onChange={setFaults}
          />
          <PillChoice
            legend="Where they may be"
            options={puzzleTopics.map((value) => ({ value, label: aboutWords[value] }))}
            value={about}
            onChange={setAbout}
          />
        </div>
        <div className="mt-5 flex flex-wrap items-center gap-3">
          <Button type="submit" look="accent" className="h-9 px-4">
            New puzzle
          </Button>
          {standing.open !== null && (
            <a
              href={puzzleLink(standing.open)}
              className="inline-flex items-center gap-1.5 text-accent text-sm hover:underline"
            >
              Go on with {standing.open.text}, {faultsWords(standing.open.faults)}
              <ArrowRight size={16} aria-hidden="true" />
            </a>
          )}
        </div>
      </form>
      <StandingLine standing={standing} />
      <h2 className="mt-8 mb-2 font-semibold text-lg">Tickets to begin with</h2>
      <ul className="overflow-hidden rounded-xl border border-line bg-surface">
        {authoredPuzzles.map(({ topic, id, title, minutes, faults: hidden }) => (
          <ListRow
            key={id}
            href={learnLink(topic, 'exercises', id)}
            title={title}
            aside={`${faultsWords(hidden)}, ${minutes} min`}
            isDone={isSolved(progress, topic, id)}
          />
        ))}
      </ul>
      <ByCode />
    </div>
  );
}
