import { useId, useState } from 'react';
import { typedPuzzleLink } from '../../state/learn/faults.ts';
import { Button } from '../components/Button.tsx';

/** Opens the puzzle that somebody else has named. */
export function ByCode() {
  const [text, setText] = useState('');
  const [isRefused, setRefused] = useState(false);
  const field = useId();
  const says = useId();
  return (
    <form
      className="mt-8"
      onSubmit={(event) => {
        event.preventDefault();
        const link = typedPuzzleLink(text);
        if (link === null) setRefused(true);
        else globalThis.location.hash = link;
      }}
    >
      <h2 className="font-semibold text-lg">The same puzzle as somebody else</h2>
      <label htmlFor={field} className="mt-1 block text-muted text-sm">
        Its code, or its whole link
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          id={field}
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={isRefused}
          aria-describedby={says}
          onChange={(event) => {
            setText(event.target.value);
            setRefused(false);
          }}
          className="h-9 w-64 rounded-md border border-line bg-surface px-2.5 font-mono text-sm aria-invalid:border-drop"
        />
        <Button type="submit" className="h-9">
          Open it
        </Button>
      </div>
      <p id={says} role="status" className="mt-1.5 min-h-5 text-drop text-sm">
        {isRefused &&
          'That names no puzzle. A code looks like any-2-k3x9: where, how many faults, and letters.'}
      </p>
    </form>
  );
}
