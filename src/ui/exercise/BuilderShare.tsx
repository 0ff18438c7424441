import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { ExerciseBuilder } from '../../state/learn/exercise-builder.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { Button } from '../components/Button.tsx';
import { LinkSize } from '../documents/LinkSize.tsx';
import { useLibrary } from '../documents/library-context.ts';
import { ShortText } from '../lesson/ShortText.tsx';

/** What the proofs found, and the link once they found nothing. */
export function BuilderShare({ builder }: { readonly builder: ExerciseBuilder }) {
  const { problems, unneeded, link } = useStore(builder.store);
  return (
    <div className="grid gap-3">
      {problems.length > 0 && (
        <div role="alert" className="rounded-md border border-drop bg-drop-soft p-2 text-xs">
          <p className="font-medium text-drop">It cannot be shared yet</p>
          <ul className="mt-1 grid gap-1">
            {problems.map((problem) => (
              <li key={problem} className="[overflow-wrap:anywhere]">
                {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
      {unneeded.map(({ line, text, reason }) => (
        <label key={line} className="grid gap-1 rounded-md border border-warn bg-warn-soft p-2 text-xs">
          <span className="[overflow-wrap:anywhere]">
            The goals hold without this change too: <ShortText text={`\`${text}\``} />. Record again without
            it, choose a goal that needs it, or say why it belongs to the solution.
          </span>
          <span className="font-medium">Reason</span>
          <input
            value={reason}
            maxLength={200}
            onChange={(event) => builder.giveReason(line, event.target.value)}
            className="h-8 rounded-md border border-line bg-surface px-2"
          />
        </label>
      ))}
      {link !== null && <TheLink packed={link} builder={builder} />}
    </div>
  );
}

function TheLink({ packed, builder }: { readonly packed: string; readonly builder: ExerciseBuilder }) {
  const { takeAlong } = useLibrary();
  const [outcome, setOutcome] = useState<string | null>(null);
  const id = useId();
  const page = new URL(globalThis.location.href);
  page.hash = '';
  const link = page.href.replace(/#$/, '') + learnLink('shared', packed);
  const copy = async () => {
    const copied = await takeAlong.copy(link);
    setOutcome(copied.ok ? 'Copied.' : copied.error);
  };
  return (
    <>
      <p className="text-xs">
        <strong className="font-semibold text-pass">Proven.</strong> The start does not meet its goals, your
        solution does, and each of its changes is needed or has its reason.
      </p>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-medium">
          Link for your students
        </label>
        <input
          id={id}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-0 rounded-md border border-line bg-page px-2 font-mono text-xs"
        />
        <LinkSize length={link.length} />
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Button look="accent" onClick={() => void copy()}>
          {outcome === 'Copied.' ? (
            <Check size={14} aria-hidden="true" />
          ) : (
            <Copy size={14} aria-hidden="true" />
          )}
          Copy link
        </Button>
        <a
          href={link}
          target="_blank"
          rel="noopener"
          className="inline-flex h-8 items-center rounded-md border border-line bg-surface px-2.5 font-medium hover:bg-sunken"
        >
          Try it
        </a>
        <Button onClick={() => builder.rewind('share')} data-tip="Undoes what you changed while recording">
          Put the canvas back
        </Button>
        <Button look="quiet" onClick={() => builder.beginAnother()} data-tip="The link holds all of this one">
          Begin another
        </Button>
      </div>
      <p role="status" className={`text-xs ${outcome === 'Copied.' ? 'text-pass' : 'text-drop'}`}>
        {outcome}
      </p>
      <p className="text-muted text-xs">
        All of it is in the link, after the “#”: browsers never send that part to a server. Your students need
        nothing else, and what they do does not come back to you.
      </p>
    </>
  );
}
