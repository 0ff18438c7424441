import { Component, type ReactNode, useState } from 'react';
import { browserClipboard } from '../platform/clipboard.ts';
import { systemClock } from '../platform/clock.ts';
import { browserFiles } from '../platform/files.ts';
import { indexedDbStore } from '../platform/indexed-db-store.ts';
import { Button } from '../ui/components/Button.tsx';
import { crashReport } from '../ui/components/crash-report.ts';
import { Logo } from '../ui/components/Logo.tsx';

interface State {
  readonly error: { readonly value: unknown } | null;
}

/** The last net: when the page itself cannot be shown, what is stored can still be taken along. */
export class AppBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(value: unknown): State {
    return { error: { value } };
  }

  override render() {
    const { error } = this.state;
    return error === null ? this.props.children : <PageStopped error={error.value} />;
  }
}

function PageStopped({ error }: { readonly error: unknown }) {
  const [outcome, setOutcome] = useState<string | null>(null);
  const copy = async () => {
    const copied = await browserClipboard().writeText(crashReport('page', error));
    setOutcome(copied.ok ? 'Copied.' : copied.error);
  };
  return (
    <main className="grid min-h-dvh place-items-center bg-page p-6 text-[0.8125rem] text-ink">
      <div className="grid max-w-lg justify-items-center gap-4 text-center">
        <Logo className="size-12" />
        <div role="alert">
          <h1 className="text-balance font-semibold text-lg">
            Skytrace stopped because of a fault in this program.
          </h1>
          <p className="mt-2 text-muted">
            What was saved in this browser is untouched. Load the page again; if that does not help, take your
            documents along as files.
          </p>
        </div>
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="accent" onClick={() => globalThis.location.reload()}>
            Load again
          </Button>
          <Button onClick={() => void downloadAll().then(setOutcome)}>Download documents</Button>
          <Button onClick={() => void copy()}>Copy details</Button>
        </div>
        <p role="status" className="text-muted">
          {outcome}
        </p>
      </div>
    </main>
  );
}

/** Every stored document as it is stored, without reading what it says. The answer is a sentence. */
async function downloadAll(): Promise<string> {
  const store = indexedDbStore(systemClock);
  const files = browserFiles();
  const listing = await store.list();
  if (!listing.ok) return listing.error.message;
  let count = 0;
  for (const { id } of listing.value.documents) {
    const loaded = await store.load(id);
    if (!loaded.ok || loaded.value === undefined) continue;
    files.download(`${loaded.value.name}.json`, loaded.value.text);
    count += 1;
  }
  store.close();
  return count === 0 ? 'No document is stored in this browser.' : `${count} downloaded.`;
}
