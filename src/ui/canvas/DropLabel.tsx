import { useLabState } from '../lab/lab-context.ts';
import { useCanvas } from './canvas-store.ts';
import { hintWords, lineWords } from './hint-words.ts';

/** What a drop would mean just now, in sight while both hands are on the drag; the status bar says it aloud. */
export function DropLabel() {
  const hint = useCanvas((state) => state.hint);
  const from = useCanvas((state) => state.connecting?.from);
  const words = useLabState((state) => {
    if (hint === null) return '';
    if (from !== undefined && hint.verdict === true) return lineWords(state, from, hint.key);
    return hintWords(hint, state);
  });
  if (hint === null || words === '') return null;
  const look =
    hint.verdict === true ? 'border-pass text-pass bg-pass-soft' : 'border-drop text-drop bg-drop-soft';
  return (
    <div
      aria-hidden="true"
      className={`pointer-events-none absolute top-3 left-1/2 z-30 -translate-x-1/2 rounded-full border px-3 py-1 font-medium text-xs shadow-md ${look}`}
    >
      {hint.verdict === true ? '✓' : '✕'} {words}
    </div>
  );
}
