import type { ReachCell } from '../../state/reach.ts';
import { verdictLooks } from './verdict-looks.ts';

/** A verdict's symbol. One path for each, so that another verdict changes an attribute and nothing is built anew. */
export function VerdictMark({
  verdict,
  className = 'size-3.5',
}: {
  readonly verdict: ReachCell['verdict'];
  readonly className?: string;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={verdictLooks[verdict].mark} />
    </svg>
  );
}
