import type { Door } from '../../state/learn/doors.ts';
import { Button } from '../components/Button.tsx';
import { CopyButton } from '../inspector/CopyButton.tsx';

/** How one gets from the terminal into an instance; nothing is run by showing it. */
export function Doors({
  doors,
  onType,
}: {
  readonly doors: readonly Door[];
  readonly onType: (line: string) => void;
}) {
  return (
    <section
      aria-label="Ways in"
      className="my-2 grid gap-2 rounded-md border border-line bg-page p-2 text-xs"
    >
      <p className="text-muted">
        Work in the terminal below. It stands on your laptop; ssh leads into an instance, and exit out again.
      </p>
      {doors.map(({ name, line }) => (
        <div key={line} className="grid gap-1">
          <div className="flex items-center gap-1.5">
            <p className="min-w-0 flex-1 truncate font-medium">Into {name}</p>
            <CopyButton text={line} label={`Copy the line into ${name}`} />
            <Button look="quiet" aria-label={`Type the line into ${name}`} onClick={() => onType(line)}>
              Type it
            </Button>
          </div>
          <code className="rounded-md border border-line bg-sunken px-1.5 py-1 font-mono text-[0.6875rem] [overflow-wrap:anywhere]">
            {line}
          </code>
        </div>
      ))}
    </section>
  );
}
