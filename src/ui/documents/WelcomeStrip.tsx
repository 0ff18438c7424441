import X from 'lucide-react/icons/x';
import { learnLink } from '../../state/learn/learn-route.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { useLibrary, useLibraryState } from './library-context.ts';
import { useStartDialog } from './use-start-dialog.tsx';

/** A link that looks as the buttons beside it do. */
const WAY =
  'inline-flex h-8 items-center justify-center rounded-md border border-line bg-surface px-2.5 font-medium text-[0.8125rem] hover:bg-sunken';

/** On a first visit where there is no canvas: what this is, and the ways on. Beside the canvas stands `WelcomeCard`. */
export function WelcomeStrip() {
  const library = useLibrary();
  const isFirst = useLibraryState((state) => state.isFirstVisit);
  const { opener, dialog } = useStartDialog();
  return (
    <>
      {isFirst && (
        <section
          aria-label="Welcome"
          className="relative border-line border-b bg-accent-soft px-4 py-2 lg:hidden"
        >
          <p className="pr-8 leading-snug">
            <strong className="font-semibold">A packet is on its way to web-1.</strong>{' '}
            <span className="text-muted">Ask something else about this sample, or</span>
          </p>
          <IconButton
            label="Dismiss the welcome"
            className="absolute! top-1 right-2"
            onClick={() => library.dismissWelcome()}
          >
            <X size={16} aria-hidden="true" />
          </IconButton>
          <div className="mt-1.5 flex flex-wrap gap-1.5 max-sm:grid max-sm:grid-cols-2">
            <a href={learnLink('start')} className={WAY}>
              Take a lesson
            </a>
            <Button onClick={() => void library.startBlank()}>Start from blank</Button>
            <Button onClick={() => void library.pickFiles()}>Open or import</Button>
            <Button {...opener}>Ready architectures</Button>
          </div>
        </section>
      )}
      {dialog}
    </>
  );
}
