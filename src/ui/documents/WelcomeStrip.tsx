import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { LateDialog } from '../components/LateDialog.tsx';
import { startDialog } from './late-parts.ts';
import { useLibrary, useLibraryState } from './library-context.ts';

/** On a first visit where there is no canvas: what this is, and the ways on. Beside the canvas stands `WelcomeCard`. */
export function WelcomeStrip() {
  const library = useLibrary();
  const isFirst = useLibraryState((state) => state.isFirstVisit);
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      {isFirst && (
        <section
          aria-label="Welcome"
          className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-accent-soft px-4 py-1.5 lg:hidden"
        >
          <p className="min-w-0 flex-1 max-sm:min-w-full">
            <strong className="font-semibold">A working sample: a packet is on its way to web-1.</strong>{' '}
            <span className="text-muted">Ask another question below, or</span>
          </p>
          <div className="flex flex-wrap items-center gap-1.5">
            <Button onClick={() => void library.startBlank()}>Start from blank</Button>
            <Button
              onClick={() => setChoosing(true)}
              onPointerEnter={startDialog.prefetch}
              onFocus={startDialog.prefetch}
            >
              Ready architectures
            </Button>
            <Button onClick={() => void library.pickFiles()}>Open or import</Button>
            <IconButton label="Dismiss the welcome" onClick={() => library.dismissWelcome()}>
              <X size={16} aria-hidden="true" />
            </IconButton>
          </div>
        </section>
      )}
      {isChoosing && (
        <LateDialog
          of={startDialog}
          props={{ onClose: () => setChoosing(false) }}
          title="Architectures"
          width="wide"
        />
      )}
    </>
  );
}
