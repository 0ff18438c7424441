import { puzzleSizes, type Standing } from '../../state/learn/faults.ts';
import { faultsWords } from './words.ts';

/** What was solved so far; nothing before the first, and never a reproach. */
export function StandingLine({ standing }: { readonly standing: Standing }) {
  const { all, solved, streak } = standing;
  if (all === 0) return null;
  const parts = puzzleSizes
    .filter((size) => solved[size] > 0)
    .map((size) => `${solved[size]} with ${faultsWords(size)}`);
  return (
    <p className="mt-3 text-muted text-sm">
      <strong className="font-semibold text-ink">
        {all === 1 ? 'One puzzle solved' : `${all} puzzles solved`}
      </strong>
      {all > 1 && `: ${parts.join(', ')}`}
      {streak > 1 && `. ${streak} in a row without looking at a solution`}.
    </p>
  );
}
