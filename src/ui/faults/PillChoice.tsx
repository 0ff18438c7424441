import { useId } from 'react';

/** One of a few, side by side. */
export function PillChoice<T extends string | number>(props: {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="border-0 p-0">
      <legend className="mb-1.5 font-medium text-sm">{props.legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {props.options.map(({ value, label }) => (
          <label
            key={value}
            className="flex h-9 min-w-11 cursor-pointer items-center justify-center rounded-full border border-line bg-page px-4 font-medium text-muted text-sm hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
