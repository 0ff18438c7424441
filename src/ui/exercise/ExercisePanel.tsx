import { useStore } from 'zustand';
import type { ExerciseSession } from '../../state/learn/exercise.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { Button } from '../components/Button.tsx';
import { Blocks } from '../lesson/Blocks.tsx';
import { Debrief } from './Debrief.tsx';
import { Doors } from './Doors.tsx';
import { GoalItem } from './GoalItem.tsx';
import { type PuzzleFrame, PuzzleHead } from './PuzzleHead.tsx';
import { SolutionLines } from './SolutionLines.tsx';

/** The task, its goals as they stand, and what helps. */
export function ExercisePanel(props: {
  readonly session: ExerciseSession;
  readonly puzzle?: PuzzleFrame | undefined;
}) {
  const { session, puzzle } = props;
  const { exercise, store } = session;
  const { steps, isSolved, answers, isBroken, hasCheckpoint, solution, solvedAnswers, notice, doors } =
    useStore(store);
  const isGuided = exercise.steps.length > 1 && !isBroken;
  const current = steps.findIndex((step) => !step.isMet);
  return (
    <aside
      aria-label="Exercise"
      className="flex w-72 shrink-0 2xl:w-88 flex-col overflow-y-auto border-line border-r bg-surface p-3 max-lg:max-h-[45dvh] max-lg:w-full max-lg:border-r-0 max-lg:border-b"
    >
      {puzzle === undefined ? (
        <p className="text-muted text-xs">
          {session.isShared ? (
            'Somebody made this exercise and shared it as a link. What you do here stays here: your own architectures and your progress are not touched.'
          ) : (
            <a href={learnLink(exercise.topic, exercise.card)} className="underline">
              The card about it
            </a>
          )}
        </p>
      ) : (
        <PuzzleHead puzzle={puzzle} />
      )}
      {!isBroken && (
        <div className="*:my-1.5">
          <Blocks blocks={exercise.task} />
        </div>
      )}
      {doors.length > 0 && <Doors doors={doors} onType={(line) => session.lab.typeInTerminal(line)} />}
      {notice !== null && <p className="my-1 rounded-md bg-accent-soft p-2 text-xs">{notice}</p>}
      <ol aria-label="Goals" className="mt-2 grid gap-3">
        {steps.map((step, index) => (
          <li key={step.title} className={isGuided && current >= 0 && index > current ? 'opacity-60' : ''}>
            {isGuided && (
              <h2 className="font-semibold">
                {index + 1}. {step.title}
                {step.isMet && <span className="text-pass"> ✓</span>}
              </h2>
            )}
            {(!isGuided || index === current) && (
              <div className="*:my-1">
                <Blocks blocks={step.task} />
              </div>
            )}
            {(!isGuided || current < 0 || index <= current) && (
              <ul className="mt-1.5 grid gap-2">
                {step.goals.map((goal) => (
                  <GoalItem key={goal.id} goal={goal} session={session} answer={answers[goal.id] ?? ''} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {isSolved ? 'All goals are met.' : ''}
      </p>
      {isSolved && <Debrief session={session} next={puzzle?.next} />}
      {solution !== null && (
        <SolutionLines
          lines={solution}
          answers={solvedAnswers}
          isTyped={exercise.terminal !== null}
          onType={() => session.lab.typeInTerminal(solution.join('\n'))}
        />
      )}
      <div className="mt-4 flex flex-wrap gap-1.5 border-line border-t pt-3">
        <Button onClick={() => session.reset()}>Start again</Button>
        <Button onClick={() => session.keepCheckpoint()}>Keep checkpoint</Button>
        {hasCheckpoint && <Button onClick={() => session.toCheckpoint()}>Back to checkpoint</Button>}
        {solution === null && <Button onClick={() => session.showSolution()}>Show solution</Button>}
      </div>
    </aside>
  );
}
