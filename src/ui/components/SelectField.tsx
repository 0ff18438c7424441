import { useId } from 'react';

/** A choice of one among words, with its label above. */
export function SelectField(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2 max-sm:flex-col max-sm:items-stretch max-sm:gap-1">
      <label htmlFor={id} className="font-medium text-muted text-xs">
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="h-9 w-full rounded-lg border border-line bg-surface px-2 font-mono text-sm sm:w-32"
      >
        {props.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </div>
  );
}
