import { useId } from 'react';

export interface Segment {
  readonly value: number;
  readonly label: string;
}

/** A choice of one among a few, all in sight: radio buttons, so the arrow keys move between them. */
export function Segments(props: {
  readonly legend: string;
  readonly segments: readonly Segment[];
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 items-center gap-2 max-sm:flex-col max-sm:items-start max-sm:gap-1">
      <legend className="sr-only">{props.legend}</legend>
      <span aria-hidden="true" className="font-medium text-muted text-xs">
        {props.legend}
      </span>
      <div className="flex flex-wrap gap-1 rounded-lg bg-sunken p-0.5">
        {props.segments.map(({ value, label }) => (
          <label
            key={value}
            className="relative flex h-8 items-center gap-1.5 rounded-md px-2.5 text-sm has-checked:bg-surface has-checked:shadow-xs has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1"
          >
            <input
              type="radio"
              name={name}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <span className="font-mono">{value}</span>
            <span className="text-muted text-xs">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
