import { useEffect, useRef, useState } from 'react';
import { renameProbe } from '../../editor/commands/probes.ts';
import { MAX_QUESTION_NAME, questionWords } from '../../editor/commands/question-name.ts';
import type { Probe } from '../../state/canvas.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';

interface Props {
  readonly probe: Probe;
  /** True: by a key, so that the focus goes back to where it was. */
  readonly onDone: (byKey: boolean) => void;
}

/**
 * The name of a kept question while it is written, in the question's own place. Enter or leaving it keeps the name,
 * Escape does not; without a name the question is called by its ends.
 */
export function QuestionField({ probe, onDone }: Props) {
  const lab = useLab();
  const words = useLabState(({ document }) => questionWords(document.cloud, probe));
  const [name, setName] = useState(probe.name ?? '');
  const isOver = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (isKept: boolean, byKey: boolean) => {
    // Taking the field away takes its focus, which is no second leaving.
    if (isOver.current) return;
    isOver.current = true;
    if (isKept && name.trim() !== (probe.name ?? ''))
      lab.whenReady(() => lab.run(renameProbe, { id: probe.id, name }));
    onDone(byKey);
  };
  return (
    <input
      ref={field}
      value={name}
      placeholder={words}
      aria-label={`Name of ${words}`}
      maxLength={MAX_QUESTION_NAME}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setName(event.target.value)}
      onBlur={() => end(true, false)}
      onKeyDown={(event) => {
        // Neither the player nor the list takes a letter of it for a key.
        event.stopPropagation();
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault();
          end(event.key === 'Enter', true);
        }
      }}
      className="field-sizing-content h-6 min-w-32 max-w-full rounded-full border border-accent bg-page px-2.5 text-xs placeholder:text-muted"
    />
  );
}
