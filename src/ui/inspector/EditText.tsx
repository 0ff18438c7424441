import { type KeyboardEvent, useId, useState } from 'react';
import type { Command } from '../../editor/commands/command.ts';
import { fieldLook } from './fields.tsx';
import { Problem } from './Problem.tsx';
import { useEdit, useTrial } from './use-edit.ts';

interface Props<Args> {
  readonly label: string;
  readonly value: string;
  readonly command: Command<Args>;
  readonly argsFor: (value: string) => Args;
  readonly help?: string | null;
  readonly placeholder?: string;
  readonly isLabelHidden?: boolean;
  readonly className?: string;
  /** What is to be known about the text as it stands. */
  readonly factsFor?: (value: string) => string | null;
}

/** A text that changes the resource by Enter or by leaving it; Escape takes the typing back. */
export function EditText<Args>({ command, argsFor, factsFor, ...props }: Props<Args>) {
  const { label, value, help, placeholder, isLabelHidden = false, className = '' } = props;
  const id = useId();
  const edit = useEdit();
  const [draft, setDraft] = useState<string | null>(null);
  const isChanged = draft !== null && draft !== value;
  const error = useTrial(command, isChanged ? argsFor(draft) : null);
  const commit = () => {
    if (isChanged && edit(command, argsFor(draft)) !== null) return;
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || draft === null) return;
    event.stopPropagation();
    setDraft(null);
  };
  const facts = factsFor?.(draft ?? value) ?? null;
  return (
    <div className="min-w-0">
      <label
        htmlFor={id}
        className={isLabelHidden ? 'sr-only' : 'mb-0.5 block font-medium text-muted text-xs'}
      >
        {label}
      </label>
      <input
        id={id}
        value={draft ?? value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={error !== null}
        aria-describedby={`${id}-help ${id}-problem`}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        className={`${fieldLook} ${className}`}
      />
      <p id={`${id}-help`} className="text-muted text-xs">
        {facts !== null && <span className="block text-ink">{facts}</span>}
        {help}
      </p>
      <Problem id={`${id}-problem`} error={error} />
    </div>
  );
}
