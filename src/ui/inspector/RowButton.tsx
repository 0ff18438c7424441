import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  readonly label: string;
  readonly children: ReactNode;
}

/** A small button in a line of a table: 24 px, the least that a finger or an unsteady hand needs. */
export function RowButton({ label, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tip={label}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink disabled:cursor-default disabled:opacity-35"
    >
      {children}
    </button>
  );
}
