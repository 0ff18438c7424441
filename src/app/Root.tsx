import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { openSample } from '../state/sample/sample.ts';
import { App } from '../ui/App.tsx';

const LabPage = lazy(async () => ({ default: (await import('./LabPage.tsx')).LabPage }));

/** The page's screens, by the address's fragment. */
export function Root() {
  const fragment = useSyncExternalStore(onFragmentChange, () => globalThis.location.hash);
  if (fragment === '#/lab') {
    return (
      <Suspense fallback={<p className="p-6 text-muted">Opening the Lab…</p>}>
        <LabPage />
      </Suspense>
    );
  }
  return <FirstPage />;
}

function FirstPage() {
  const [sample] = useState(openSample);
  return <App sample={sample} />;
}

function onFragmentChange(tell: () => void): () => void {
  globalThis.addEventListener('hashchange', tell);
  return () => globalThis.removeEventListener('hashchange', tell);
}
