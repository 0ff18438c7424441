import Send from 'lucide-react/icons/send';
import { type ReactNode, useContext, useEffect } from 'react';
import { learnLink } from '../../state/learn/learn-route.ts';
import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { insertables } from '../canvas/insertables.ts';
import { AwsIcon } from '../components/AwsIcon.tsx';
import { Button } from '../components/Button.tsx';
import { keysForPeople } from '../components/shortcut-text.ts';
import { LibraryContext } from '../documents/library-context.ts';
import { useStartDialog } from '../documents/use-start-dialog.tsx';
import { EmptyPointers, InRegion } from './EmptyPointers.tsx';
import { useLab, useLabState } from './lab-context.ts';
import { useIntents } from './use-intents.ts';
import { useRegions } from './use-regions.ts';
import './empty.css';

/** Where there is nothing yet: what comes first, what comes then, and what else one can do. */
export function EmptyState({ on }: { readonly on: 'canvas' | 'list' }) {
  const locked = useLabState((state) => state.locked);
  // Whoever drags or picks needs the ground and not the words on it.
  const yields = useCanvas(
    ({ dragged, isDragging, connecting, tool, isFinding }) =>
      dragged !== null || isDragging || connecting !== null || tool === 'probe' || isFinding,
  );
  useAnnounced(locked);
  const words = locked === null ? <Steps /> : <Locked reason={locked} />;
  return (
    <section aria-label="Start here" className="empty-state" data-on={on} data-yields={yields}>
      {on === 'list' ? (
        <div className="empty-card">{words}</div>
      ) : (
        <>
          {locked === null && <EmptyPointers />}
          <InRegion>{words}</InRegion>
        </>
      )}
    </section>
  );
}

function useAnnounced(locked: string | null): void {
  const canvas = useCanvasStore();
  useEffect(() => {
    const how = locked ?? `Start with a VPC: press ${keysForPeople('Mod+K')} and type +vpc.`;
    canvas.setState({ says: { text: `Nothing is here yet. ${how}` } });
  }, [canvas, locked]);
}

function Locked({ reason }: { readonly reason: string }) {
  return (
    <>
      <h2 className="font-semibold text-base">Nothing is here</h2>
      <p className="mt-1 text-muted">{reason}</p>
    </>
  );
}

function Steps() {
  const lab = useLab();
  const regions = useRegions();
  // An exercise says itself what comes next.
  const isOwn = useContext(LibraryContext) !== null;
  const { insertIntoSelection } = useIntents();
  const vpc = insertables.flatMap(({ items }) => items).find(({ table }) => table === 'vpc');
  const insert = () => {
    if (vpc === undefined) return;
    insertIntoSelection(vpc);
    // The button goes away: the keyboard goes on at what it made.
    lab.whenReady(() => regions.focusMain());
  };
  return (
    <>
      <div className="flex items-center gap-3">
        <AwsIcon icon="vpc" size={36} />
        <div>
          <h2 className="font-semibold text-base leading-tight">Start with a VPC</h2>
          <p className="text-muted">A private network: everything else stands in it.</p>
        </div>
      </div>
      {isOwn && <NextSteps />}
      <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1.5">
        <Button look="accent" onClick={insert}>
          Insert a VPC
        </Button>
        <p className="text-muted pointer-coarse:hidden">
          or press <Key>{keysForPeople('Mod+K')}</Key> and type <Key>+vpc</Key>
        </p>
      </div>
      {isOwn && <Elsewhere />}
    </>
  );
}

function NextSteps() {
  return (
    <ol aria-label="What comes next" className="empty-steps">
      <Step words="Then a subnet into it,">
        <AwsIcon icon="subnet" size={20} />
      </Step>
      <Step words="an EC2 instance into the subnet,">
        <AwsIcon icon="instance" size={20} />
      </Step>
      <Step words="and a packet to it: read which rule decides.">
        <Send size={17} aria-hidden="true" className="text-accent" />
      </Step>
    </ol>
  );
}

function Step({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <li>
      <span className="flex w-6 justify-center">{children}</span>
      {words}
    </li>
  );
}

function Key({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded border border-line bg-page px-1.5 py-0.5 font-mono text-[0.6875rem] text-ink">
      {children}
    </kbd>
  );
}

/** Ways on for who does not want to build now. */
function Elsewhere() {
  const { opener, dialog } = useStartDialog();
  const look = 'inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline';
  return (
    <>
      <p className="empty-elsewhere">
        <button type="button" {...opener} className={look}>
          See ready architectures
        </button>
        <a href={learnLink('start')} className={look}>
          Take a lesson
        </a>
      </p>
      {dialog}
    </>
  );
}
