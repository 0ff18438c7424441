import { useStore } from 'zustand';
import { questionName } from '../../editor/commands/question-name.ts';
import type { ExerciseBuilder, GoalChoice, Wanted } from '../../state/learn/exercise-builder.ts';
import { questionMark } from '../../state/question-mark.ts';
import { Icon } from '../components/Icon.tsx';
import { useLabState } from '../lab/lab-context.ts';

/** The kept questions with their present answers: which of them is a goal, and with what answer. */
export function BuilderGoals({ builder }: { readonly builder: ExerciseBuilder }) {
  const { goals } = useStore(builder.store);
  return (
    <fieldset className="mt-3">
      <legend className="font-medium">Goals</legend>
      {goals.length === 0 ? (
        <p className="mt-1 text-muted text-xs">
          Goals are kept questions, and none is kept here. Ask below the canvas who reaches whom, and press
          “Keep question”.
        </p>
      ) : (
        <ul className="mt-1 grid gap-1.5">
          {goals.map((goal) => (
            <Goal key={goal.result.probe.id} goal={goal} builder={builder} />
          ))}
        </ul>
      )}
    </fieldset>
  );
}

const inks = { pass: 'text-pass', warn: 'text-warn', drop: 'text-drop' } as const;

function Goal({ goal, builder }: { readonly goal: GoalChoice; readonly builder: ExerciseBuilder }) {
  const cloud = useLabState((state) => state.document.cloud);
  const { result, wanted, isMet } = goal;
  const name = questionName(cloud, result.probe);
  const { mark, says } = questionMark(result);
  return (
    <li className="grid gap-1 rounded-md border border-line bg-page p-2">
      <span className="flex gap-1.5 [overflow-wrap:anywhere]">
        <span className={inks[mark]}>
          <Icon name={mark} className="mt-0.5 size-3.5" />
        </span>
        <span>
          {name} <span className="text-muted text-xs">now: {says.toLowerCase()}</span>
        </span>
      </span>
      <span className="flex items-center gap-2">
        <select
          aria-label={`Goal for ${name}`}
          value={wanted ?? ''}
          onChange={(event) => builder.want(result.probe.id, wantedOf(event.target.value))}
          className="h-7 min-w-0 flex-1 rounded border border-line bg-surface px-1 text-xs"
        >
          <option value="">no goal</option>
          <option value="reach">must reach</option>
          <option value="no-reach">must not reach</option>
        </select>
        {wanted !== null && (
          <span className={`text-xs ${isMet ? 'text-pass' : 'text-drop'}`}>{isMet ? 'met' : 'not met'}</span>
        )}
      </span>
    </li>
  );
}

function wantedOf(value: string): Wanted | null {
  return value === 'reach' || value === 'no-reach' ? value : null;
}
