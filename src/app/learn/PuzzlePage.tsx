import { useEffect, useState } from 'react';
import { makePuzzle } from '../../lessons/faults/make-puzzle.ts';
import {
  nextPuzzleCode,
  PUZZLES,
  type PuzzleCode,
  printPuzzleCode,
} from '../../lessons/faults/puzzle-code.ts';
import { pageTheme } from '../../platform/theme.ts';
import { cardTitle, puzzleLink } from '../../state/learn/faults.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { FaultsPage } from '../../ui/faults/FaultsPage.tsx';
import { LearnFrame } from '../../ui/learn/LearnFrame.tsx';
import { useLearn } from '../../ui/learn/learn-context.ts';
import { ExerciseLab } from './ExercisePage.tsx';

/** A broken network in a Lab of its own. */
export function PuzzlePage({ code }: { readonly code: PuzzleCode }) {
  const text = printPuzzleCode(code);
  return <Puzzle key={text} code={code} text={text} />;
}

function Puzzle({ code, text }: { readonly code: PuzzleCode; readonly text: string }) {
  const learn = useLearn();
  const [puzzle] = useState(() => makePuzzle(code, cardTitle));
  useEffect(() => learn.tidyPuzzles(), [learn]);
  if (puzzle === null)
    return (
      <LearnFrame theme={pageTheme}>
        <FaultsPage refused={text} />
      </LearnFrame>
    );
  return (
    <ExerciseLab
      exercise={puzzle.exercise}
      from={{ title: 'Find the fault', href: learnLink(PUZZLES) }}
      puzzle={{ code: text, address: globalThis.location.href, next: puzzleLink(nextPuzzleCode(code)) }}
    />
  );
}
