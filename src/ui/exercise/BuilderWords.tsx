import { type RefObject, useId } from 'react';
import { useStore } from 'zustand';
import { type ExerciseBuilder, MOST } from '../../state/learn/exercise-builder.ts';

const FIELD = 'w-full rounded-md border border-line bg-page px-2 py-1.5 font-normal placeholder:text-muted';

interface Props {
  readonly builder: ExerciseBuilder;
  readonly titleField: RefObject<HTMLInputElement | null>;
}

/** The words of the exercise: its title and task; hints, debrief and the limit under a fold. */
export function BuilderWords({ builder, titleField }: Props) {
  const { draft } = useStore(builder.store);
  const { title, task, hints, debrief, mostEdits } = draft;
  const limit = useId();
  return (
    <div className="grid gap-2">
      <label className="grid gap-1 font-medium">
        Title
        <input
          ref={titleField}
          value={title}
          maxLength={MOST.title}
          onChange={(event) => builder.write({ title: event.target.value })}
          placeholder="Let the developers in"
          className={FIELD}
        />
      </label>
      <label className="grid gap-1 font-medium">
        Task
        <textarea
          rows={3}
          value={task}
          maxLength={MOST.text}
          onChange={(event) => builder.write({ task: event.target.value })}
          placeholder="The situation, and what has to become true. **Bold**, `code` and lists in Markdown."
          className={FIELD}
        />
      </label>
      <details className="rounded-md border border-line px-2 py-1.5">
        <summary className="cursor-pointer font-medium">Hints, limit, closing words</summary>
        <div className="mt-2 grid gap-2">
          <label className="grid gap-1 font-medium">
            Hints, one a line
            <textarea
              rows={2}
              value={hints}
              maxLength={MOST.text}
              onChange={(event) => builder.write({ hints: event.target.value })}
              placeholder="They come after the hints that the simulator gives by itself."
              className={FIELD}
            />
          </label>
          <label htmlFor={limit} className="font-medium">
            Most changes that are allowed
          </label>
          <input
            id={limit}
            type="number"
            min={1}
            max={MOST.edits}
            value={mostEdits ?? ''}
            onChange={(event) => builder.write({ mostEdits: limitOf(event.target.value) })}
            placeholder="any number"
            className={FIELD}
          />
          <label className="grid gap-1 font-medium">
            Closing words
            <textarea
              rows={2}
              value={debrief}
              maxLength={MOST.text}
              onChange={(event) => builder.write({ debrief: event.target.value })}
              placeholder="Shown when it is solved: what was behind it."
              className={FIELD}
            />
          </label>
        </div>
      </details>
    </div>
  );
}

function limitOf(text: string): number | null {
  const number = Math.trunc(Number(text));
  return text === '' || !(number >= 1) ? null : Math.min(number, MOST.edits);
}
