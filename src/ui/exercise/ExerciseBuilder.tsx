import X from 'lucide-react/icons/x';
import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import {
  ExerciseBuilder as Builder,
  type DraftStore,
  type Stage,
} from '../../state/learn/exercise-builder.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { useLab } from '../lab/lab-context.ts';
import { BuilderGoals } from './BuilderGoals.tsx';
import { BuilderShare } from './BuilderShare.tsx';
import { BuilderWords } from './BuilderWords.tsx';
import { CallLines } from './CallLines.tsx';

interface Props {
  /** Holds the work while the panel is closed. */
  readonly kept: { builder: Builder | null };
  readonly drafts: DraftStore;
  readonly onClose: () => void;
}

/** Makes an exercise of the canvas beside it: what is asked, a solution done before one's eyes, and its link. */
export function ExerciseBuilder({ kept, drafts, onClose }: Props) {
  const lab = useLab();
  const [builder] = useState(() => {
    kept.builder ??= new Builder(lab, drafts);
    return kept.builder;
  });
  const { stage, missing, recorded, notice, draft } = useStore(builder.store);
  const why = useId();
  const title = useRef<HTMLInputElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <aside
      aria-label="Make an exercise"
      className="flex w-80 shrink-0 flex-col overflow-y-auto border-line border-r bg-surface 2xl:w-88 max-lg:max-h-[45dvh] max-lg:w-full max-lg:border-r-0 max-lg:border-b"
    >
      <div className="sticky top-0 z-10 flex items-center gap-2 border-line border-b bg-surface py-1.5 pr-1.5 pl-3">
        <h2 className="flex-1 font-semibold">Make an exercise</h2>
        <IconButton label="Close; your work on it is kept" onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div role="status" className="px-3 empty:hidden">
        {notice !== null && <p className="mt-3 rounded-md bg-warn-soft p-2 text-warn text-xs">{notice}</p>}
      </div>
      <ol className="grid gap-4 p-3">
        <Part number={1} title="What is to be done" isCurrent={stage === 'task'}>
          <BuilderWords builder={builder} titleField={title} />
          <BuilderGoals builder={builder} />
        </Part>
        <Part number={2} title="Your solution" isCurrent={stage === 'record'}>
          {stage === 'task' && (
            <>
              <p className="text-muted text-xs">
                The canvas as it is now is what your students begin with. Then solve it yourself: what you
                change is the solution, and proves that there is one.
              </p>
              <Button
                look="accent"
                className="mt-2"
                aria-disabled={missing !== null}
                aria-describedby={missing === null ? undefined : why}
                onClick={() => {
                  if (missing === null) builder.record();
                }}
              >
                Record the solution
              </Button>
              {missing !== null && (
                <p id={why} className="mt-1.5 text-muted text-xs">
                  {missing}
                </p>
              )}
            </>
          )}
          {stage === 'record' && <Recording builder={builder} />}
          {recorded.length > 0 && <CallLines lines={recorded} />}
          {stage === 'record' && draft.mostEdits !== null && recorded.length > draft.mostEdits && (
            <p className="mt-1 text-drop text-xs">
              More than the {draft.mostEdits} that you allow your students.
            </p>
          )}
          {stage === 'share' && (
            <Button className="mt-2" onClick={() => builder.rewind('record')}>
              Record again
            </Button>
          )}
        </Part>
        <Part number={3} title="Share it" isCurrent={stage === 'share'}>
          {stage === 'share' ? (
            <BuilderShare builder={builder} />
          ) : (
            <p className="text-muted text-xs">
              It is checked as every exercise of the lessons is, and becomes a link that holds all of it.
            </p>
          )}
        </Part>
      </ol>
      <p role="status" className="sr-only">
        {says[stage]}
      </p>
    </aside>
  );
}

const says: Record<Stage, string> = {
  task: '',
  record: 'Recording: every change on the canvas is part of the solution.',
  share: 'The solution is recorded and was checked.',
};

function Recording({ builder }: { readonly builder: Builder }) {
  const { goals, recorded } = useStore(builder.store);
  const chosen = goals.filter(({ wanted }) => wanted !== null);
  const isSolved = chosen.every(({ isMet }) => isMet);
  return (
    <>
      <p className="flex items-center gap-2 font-medium text-drop text-xs">
        <span aria-hidden="true" className="size-2 rounded-full bg-drop motion-safe:animate-pulse" />
        Recording: solve it on the canvas.
      </p>
      <p className="mt-1 text-muted text-xs">
        {recorded.length === 0
          ? 'Nothing is changed yet.'
          : `${recorded.length === 1 ? 'One change' : `${recorded.length} changes`} so far. Undo takes back what you did by mistake.`}{' '}
        {chosen.filter(({ isMet }) => isMet).length} of {chosen.length} goals are met.
      </p>
      <div className="mt-2 flex flex-wrap gap-1.5">
        <Button look={isSolved ? 'accent' : 'plain'} onClick={() => builder.finish()}>
          Done
        </Button>
        <Button onClick={() => builder.rewind('task')}>Back to the start</Button>
      </div>
    </>
  );
}

interface PartProps {
  readonly number: number;
  readonly title: string;
  readonly isCurrent: boolean;
  readonly children: React.ReactNode;
}

function Part({ number, title, isCurrent, children }: PartProps) {
  return (
    <li aria-current={isCurrent ? 'step' : undefined}>
      <h3 className="mb-1.5 flex items-center gap-2 font-semibold">
        <span
          aria-hidden="true"
          className={`grid size-5 place-items-center rounded-full text-[0.6875rem] ${isCurrent ? 'bg-accent text-on-accent' : 'bg-sunken text-muted'}`}
        >
          {number}
        </span>
        {title}
      </h3>
      {children}
    </li>
  );
}
