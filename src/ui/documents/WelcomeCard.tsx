import FileUp from 'lucide-react/icons/file-up';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect } from 'react';
import { learnLink } from '../../state/learn/learn-route.ts';
import { useCanvasStore } from '../canvas/canvas-store.ts';
import { IconButton } from '../components/IconButton.tsx';
import { useIsNarrow } from '../lab/use-is-narrow.ts';
import { useLibrary, useLibraryState } from './library-context.ts';
import { useStartDialog } from './use-start-dialog.tsx';

/** On a first visit, at the canvas's left: what is going on here, what to try, and the ways on. */
export function WelcomeCard() {
  const library = useLibrary();
  const canvas = useCanvasStore();
  const isFirst = useLibraryState((state) => state.isFirstVisit);
  const { opener, dialog } = useStartDialog();
  // The drawing is fitted beside it, so that it covers nothing.
  const isNarrow = useIsNarrow();
  useEffect(() => canvas.setState({ hasWelcome: isFirst && !isNarrow }), [canvas, isFirst, isNarrow]);
  return (
    <>
      {isFirst && (
        <section
          aria-label="Welcome"
          className="absolute top-3 left-3 z-10 max-h-[calc(100%-1.5rem)] w-60 overflow-y-auto rounded-xl border border-line bg-surface p-3 shadow-lg max-lg:hidden"
        >
          <div className="flex items-start gap-1">
            <h2 className="flex-1 font-semibold text-[0.9375rem] leading-snug">
              A packet is on its way to web-1
            </h2>
            <IconButton
              label="Dismiss the welcome"
              className="-mt-1 -mr-1 size-7!"
              onClick={() => library.dismissWelcome()}
            >
              <X size={16} aria-hidden="true" />
            </IconButton>
          </div>
          <p className="mt-1 text-muted text-xs leading-relaxed">
            Below you read what each hop decides. Press{' '}
            <strong className="font-semibold text-ink">✕ internet → db-1</strong> to see one blocked and why.
            Change anything: nothing leaves this page.
          </p>
          <div className="mt-2 grid gap-0.5 border-line border-t pt-2">
            <a href={learnLink('start')} className={WAY}>
              <GraduationCap size={16} aria-hidden="true" className="text-accent" />
              Take a lesson
            </a>
            <Way title="Start from blank" onClick={() => void library.startBlank()}>
              <Plus size={16} aria-hidden="true" className="text-accent" />
            </Way>
            <Way title="Open or import" onClick={() => void library.pickFiles()}>
              <FileUp size={16} aria-hidden="true" className="text-accent" />
            </Way>
          </div>
          <button
            type="button"
            {...opener}
            className="mt-1 min-h-6 px-1 text-accent text-xs underline-offset-2 hover:underline"
          >
            Or see eight ready architectures
          </button>
        </section>
      )}
      {dialog}
    </>
  );
}

const WAY =
  '-mx-1 flex h-8 items-center gap-2 rounded-md px-2 text-left font-medium hover:bg-accent-soft hover:text-accent';

function Way(props: { readonly title: string; readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" onClick={props.onClick} className={WAY}>
      {props.children}
      {props.title}
    </button>
  );
}
