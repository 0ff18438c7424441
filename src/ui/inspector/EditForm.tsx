import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { Command } from '../../editor/commands/command.ts';
import type { AwsError } from '../../state/canvas.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from './Problem.tsx';
import { useEdit, useTrial } from './use-edit.ts';

interface Props<Args> {
  readonly label: string;
  readonly submit: string;
  readonly command: Command<Args>;
  readonly args: Args;
  /** Whether enough is written that AWS's answer says something. */
  readonly isComplete: boolean;
  readonly onClose: () => void;
  readonly children: (error: AwsError | null) => ReactNode;
}

/** A form that asks AWS's own checks at every change and makes one edit of it all. */
export function EditForm<Args>(props: Props<Args>) {
  const { label, submit, command, args, isComplete, onClose, children } = props;
  const id = useId();
  const edit = useEdit();
  const [isTried, setTried] = useState(false);
  const error = useTrial(command, isComplete || isTried ? args : null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (edit(command, args) === null) onClose();
    else setTried(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form
      aria-label={label}
      aria-describedby={id}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      className="rounded-lg border border-line bg-sunken p-2"
    >
      <div className="grid grid-cols-2 gap-2">{children(error)}</div>
      <Problem id={id} error={error} />
      <div className="mt-2 flex gap-1.5">
        <Button type="submit" look="accent" className="h-7!">
          {submit}
        </Button>
        <Button look="plain" className="h-7!" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
