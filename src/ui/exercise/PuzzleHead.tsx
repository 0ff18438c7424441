import { CopyButton } from '../inspector/CopyButton.tsx';

/** A puzzle stands in no topic: what is around it instead. */
export interface PuzzleFrame {
  /** What names it, in its link and when it is said aloud. */
  readonly code: string;
  /** Its whole address, to be sent to others. */
  readonly address: string;
  /** The link to the puzzle after it. */
  readonly next: string;
}

export function PuzzleHead({ puzzle }: { readonly puzzle: PuzzleFrame }) {
  return (
    <p className="flex items-center gap-1 text-muted text-xs">
      <span className="flex-1">
        Puzzle <code className="text-ink">{puzzle.code}</code>, the same for everybody with its link
      </span>
      <CopyButton text={puzzle.address} label="Copy the link to this puzzle" />
    </p>
  );
}
