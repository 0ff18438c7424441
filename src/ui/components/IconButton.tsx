import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { keysForAria, keysForPeople } from './shortcut-text.ts';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  /** Its accessible name, and what the tooltip says. */
  readonly label: string;
  /** As a command writes it: `Mod+Shift+Z`. */
  readonly shortcut?: string | undefined;
  /** For a button that stays pressed. */
  readonly isPressed?: boolean;
  readonly children: ReactNode;
}

/** A button that shows only a symbol; its name and its shortcut are in the tooltip. */
export function IconButton({ label, shortcut, isPressed, className = '', children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      aria-pressed={isPressed}
      aria-keyshortcuts={shortcut === undefined ? undefined : keysForAria(shortcut)}
      data-tip={label}
      data-tip-keys={shortcut === undefined ? undefined : keysForPeople(shortcut)}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink hover:bg-sunken disabled:cursor-default disabled:text-muted disabled:opacity-50 aria-disabled:cursor-default aria-disabled:text-muted aria-disabled:opacity-50 aria-disabled:hover:bg-transparent aria-pressed:bg-accent-soft aria-pressed:text-accent ${className}`}
    >
      {children}
    </button>
  );
}
