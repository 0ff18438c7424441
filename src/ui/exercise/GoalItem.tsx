import Lightbulb from 'lucide-react/icons/lightbulb';
import { useId } from 'react';
import type { ExerciseSession, GoalView } from '../../state/learn/exercise.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { ShortText } from '../lesson/ShortText.tsx';

const looks = {
  met: { icon: 'pass', ink: 'text-pass', box: 'border-pass/40 bg-pass-soft', says: 'Met' },
  'not-met': { icon: 'drop', ink: 'text-drop', box: 'border-line bg-page', says: 'Not met' },
  open: { icon: 'question', ink: 'text-muted', box: 'border-line bg-page', says: 'Cannot be judged yet' },
} as const;

/** One goal: how it stands, why, its trace and its hints. */
export function GoalItem(props: {
  readonly goal: GoalView;
  readonly session: ExerciseSession;
  readonly answer: string;
}) {
  const { goal, session, answer } = props;
  const { icon, ink, box, says } = looks[goal.kind];
  const field = useId();
  return (
    <li className={`rounded-lg border p-2.5 ${box}`}>
      <div className="flex gap-2">
        <span className={ink}>
          <Icon name={icon} className="mt-0.5 size-4" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            <span className="sr-only">{says}: </span>
            {goal.isQuestion ? (
              <label htmlFor={field}>
                <ShortText text={`${goal.say}?`} />
              </label>
            ) : (
              <ShortText text={goal.say} />
            )}
          </p>
          {goal.isQuestion && (
            <input
              id={field}
              value={answer}
              onChange={(event) => session.answer(goal.id, event.target.value)}
              autoComplete="off"
              spellCheck={false}
              className="mt-1.5 h-8 w-full rounded-md border border-line bg-surface px-2 font-mono text-sm"
            />
          )}
          {goal.why !== null && (
            <p className="mt-1 text-muted text-xs [overflow-wrap:anywhere]">
              <ShortText text={goal.why} />
            </p>
          )}
          {goal.hints.length > 0 && (
            <ol aria-label="Hints" className="mt-2 grid gap-1 border-accent border-l-2 pl-2 text-xs">
              {goal.hints.map((hint) => (
                <li key={hint}>
                  <ShortText text={hint} />
                </li>
              ))}
            </ol>
          )}
          {goal.kind !== 'met' && (
            <div className="mt-2 flex flex-wrap gap-1.5">
              {goal.hasTrace && <Button onClick={() => session.openTrace(goal.id)}>See why</Button>}
              {goal.hasMoreHints && (
                <Button look="quiet" onClick={() => session.moreHints(goal.id)}>
                  <Lightbulb size={14} aria-hidden="true" />
                  {goal.hints.length === 0 ? 'Hint' : 'Next hint'}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
    </li>
  );
}
