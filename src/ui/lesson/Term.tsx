import { createContext, type ReactNode, type SyntheticEvent, useContext, useId, useState } from 'react';
import type { Topic } from '../../lessons/content/topic.ts';
import { ShortText } from './ShortText.tsx';

/** The glossary entries of the topic around a text. */
export const TermsContext = createContext<Topic['terms']>({});

interface Spot {
  readonly left: number;
  readonly bottom: number;
}

const WIDTH = 288;

/** A word of the glossary: its meaning shows while it is pointed at, focused or pressed. */
export function Term({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const terms = useContext(TermsContext);
  const [spot, setSpot] = useState<Spot | null>(null);
  const tip = useId();
  const entry = Object.hasOwn(terms, id) ? terms[id] : undefined;
  if (entry === undefined) return children;
  const show = (event: SyntheticEvent<HTMLElement>) => setSpot(spotOver(event.currentTarget));
  const hide = () => setSpot(null);
  return (
    <span onPointerLeave={hide}>
      <button
        type="button"
        aria-describedby={spot === null ? undefined : tip}
        onPointerEnter={show}
        onFocus={show}
        onClick={show}
        onBlur={hide}
        onKeyDown={(event) => {
          if (event.key === 'Escape') hide();
        }}
        className="inline cursor-help rounded-sm text-left underline decoration-accent decoration-dotted underline-offset-4"
      >
        {children}
      </button>
      {spot !== null && (
        <span
          id={tip}
          role="tooltip"
          // Fixed: a table that scrolls would cut it off.
          style={{ left: spot.left, bottom: spot.bottom, width: WIDTH }}
          className="fixed z-40 block rounded-lg border border-line bg-surface p-3 font-normal text-ink text-sm shadow-xl"
        >
          <span className="block font-semibold">{entry.term}</span>
          <span className="mt-1 block">
            <ShortText text={entry.means} />
          </span>
        </span>
      )}
    </span>
  );
}

/** Over the word, and inside the window. */
function spotOver(element: HTMLElement): Spot {
  const { left, top } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  return { left: Math.max(8, Math.min(left, clientWidth - WIDTH - 8)), bottom: clientHeight - top };
}
