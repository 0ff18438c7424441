import { Component, type ReactNode, useContext, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { crashReport } from '../components/crash-report.ts';
import { LibraryContext } from '../documents/library-context.ts';

interface Props {
  /** As in "The inspector stopped". */
  readonly name: string;
  /** The room it takes when it stopped; else all there is. */
  readonly size?: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: { readonly value: unknown } | null;
}

/** A fault inside one panel stays there: the others go on, and the document is none of its business. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(value: unknown): State {
    return { error: { value } };
  }

  override render() {
    const { error } = this.state;
    const { name, size = 'w-full flex-1', children } = this.props;
    if (error === null) return children;
    return (
      <Stopped name={name} size={size} error={error.value} onRetry={() => this.setState({ error: null })} />
    );
  }
}

interface StoppedProps {
  readonly name: string;
  readonly size: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Stopped({ name, size, error, onRetry }: StoppedProps) {
  const library = useContext(LibraryContext);
  const [outcome, setOutcome] = useState<string | null>(null);
  const copy = async () => {
    const copied = await library?.takeAlong.copy(crashReport(name, error));
    if (copied !== undefined) setOutcome(copied.ok ? 'Copied.' : copied.error);
  };
  return (
    <section
      aria-label={`The ${name} stopped`}
      className={`flex h-full min-h-32 min-w-56 flex-col items-center justify-center gap-3 overflow-y-auto bg-surface p-4 text-center ${size}`}
    >
      <div role="alert" className="max-w-md">
        <p className="font-semibold">The {name} stopped because of a fault in this program.</p>
        <p className="mt-1 text-muted">
          Your document is safe, and everything else goes on working. Undo the last edit if it stops again.
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button look="accent" onClick={onRetry}>
          Try again
        </Button>
        {library !== null && (
          <>
            <Button onClick={() => library.takeAlong.file()}>Download document</Button>
            <Button onClick={() => void copy()}>Copy details</Button>
          </>
        )}
      </div>
      <p role="status" className="text-muted text-xs">
        {outcome}
      </p>
    </section>
  );
}
