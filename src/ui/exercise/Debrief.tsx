import { useStore } from 'zustand';
import type { ExerciseSession } from '../../state/learn/exercise.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { Button } from '../components/Button.tsx';
import { Blocks } from '../lesson/Blocks.tsx';

/** After it is solved: what was behind it, how few changes it takes, and the same thing broken. */
export function Debrief(props: {
  readonly session: ExerciseSession;
  /** The link to the puzzle after it, where it is one of many. */
  readonly next?: string | undefined;
}) {
  const { session, next } = props;
  const { exercise, fewest } = session;
  const back = session.isShared
    ? { href: learnLink(), label: 'See all lessons' }
    : { href: learnLink(exercise.topic), label: next === undefined ? 'Back to the topic' : 'All puzzles' };
  const { edits, isBroken } = useStore(session.store);
  return (
    <section aria-label="Solved" className="mt-3 rounded-lg border border-pass/50 bg-pass-soft p-3">
      <h2 className="font-semibold text-pass">{isBroken ? 'Mended' : 'Solved'}</h2>
      {!isBroken && (
        <>
          {fewest !== null && <p className="mt-1 text-xs">{compare(edits, fewest)}</p>}
          <div className="*:my-1.5">
            <Blocks blocks={exercise.debrief} />
          </div>
        </>
      )}
      <div className="mt-2 flex flex-wrap gap-1.5">
        {!isBroken && exercise.break !== null && (
          <Button look="accent" onClick={() => session.breakIt()}>
            Now break it
          </Button>
        )}
        {next !== undefined && (
          <a
            href={next}
            className="inline-flex h-8 items-center rounded-md bg-accent px-2.5 font-medium text-on-accent hover:opacity-90"
          >
            Next puzzle
          </a>
        )}
        <a
          href={back.href}
          className="inline-flex h-8 items-center rounded-md border border-line bg-surface px-2.5 font-medium hover:bg-sunken"
        >
          {back.label}
        </a>
      </div>
    </section>
  );
}

function compare(edits: number, fewest: number): string {
  if (fewest === 0) return 'It needed no change.';
  const own = edits === 1 ? 'one change' : `${edits} changes`;
  if (edits <= fewest) return `You needed ${own}. Nobody is known to need fewer.`;
  return `You needed ${own}; ${fewest} ${fewest === 1 ? 'is' : 'are'} enough.`;
}
