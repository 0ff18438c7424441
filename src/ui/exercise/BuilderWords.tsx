import { type ReactNode, type RefObject, useId } from 'react';
import { useStore } from 'zustand';
import { type ExerciseBuilder, MOST } from '../../state/learn/exercise-builder.ts';

const LOOK = 'w-full rounded-md border border-line bg-page px-2 py-1.5 placeholder:text-muted';

interface Props {
  readonly builder: ExerciseBuilder;
  readonly titleField: RefObject<HTMLInputElement | null>;
}

/** The words of the exercise: its title and task; hints, limit and closing words under a fold. */
export function BuilderWords({ builder, titleField }: Props) {
  const { title, task, hints, debrief, mostEdits } = useStore(builder.store, ({ draft }) => draft);
  return (
    <div className="grid gap-2">
      <Field label="Title">
        {(id) => (
          <input
            id={id}
            ref={titleField}
            value={title}
            maxLength={MOST.title}
            onChange={(event) => builder.write({ title: event.target.value })}
            placeholder="Let the developers in"
            className={LOOK}
          />
        )}
      </Field>
      <Words
        label="Task"
        rows={4}
        value={task}
        onChange={(text) => builder.write({ task: text })}
        placeholder="The situation, and what has to become true. Markdown: **bold**, `code`, lists."
      />
      <details className="rounded-md border border-line px-2 py-1.5">
        <summary className="cursor-pointer font-medium">Hints, limit, closing words</summary>
        <div className="mt-2 grid gap-2">
          <Words
            label="Hints, one a line"
            rows={2}
            value={hints}
            onChange={(text) => builder.write({ hints: text })}
            placeholder="They follow those that the simulator gives by itself."
          />
          <Field label="Most changes that are allowed">
            {(id) => (
              <input
                id={id}
                type="number"
                min={1}
                max={MOST.edits}
                value={mostEdits ?? ''}
                onChange={(event) => builder.write({ mostEdits: limitOf(event.target.value) })}
                placeholder="any number"
                className={LOOK}
              />
            )}
          </Field>
          <Words
            label="Closing words"
            rows={2}
            value={debrief}
            onChange={(text) => builder.write({ debrief: text })}
            placeholder="Shown when it is solved: what was behind it."
          />
        </div>
      </details>
    </div>
  );
}

function Field(props: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {props.label}
      </label>
      {props.children(id)}
    </div>
  );
}

interface WordsProps {
  readonly label: string;
  readonly rows: number;
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
}

function Words({ label, onChange, ...field }: WordsProps) {
  return (
    <Field label={label}>
      {(id) => (
        <textarea
          id={id}
          {...field}
          maxLength={MOST.text}
          onChange={(event) => onChange(event.target.value)}
          className={LOOK}
        />
      )}
    </Field>
  );
}

function limitOf(text: string): number | null {
  const number = Math.trunc(Number(text));
  return text === '' || !(number >= 1) ? null : Math.min(number, MOST.edits);
}
