import type { Sample } from '../state/sample/sample.ts';
import { Logo } from './components/Logo.tsx';
import { SamplePage } from './sample/SamplePage.tsx';

/** The whole page. */
export function App({ sample }: { readonly sample: Sample }) {
  return (
    <div className="mx-auto max-w-[112rem] px-4 pb-10 sm:px-6">
      <header className="flex flex-wrap items-center gap-x-3 py-3">
        <Logo className="size-8" />
        <h1 className="font-semibold text-xl tracking-tight">Skytrace</h1>
        <p className="text-muted text-sm max-sm:w-full">
          Send a packet through an AWS network and read, hop by hop, what happens to it and why.
        </p>
      </header>
      <main>
        <SamplePage sample={sample} />
      </main>
    </div>
  );
}
