import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { OptionList } from '../command-palette/OptionList.tsx';
import type { Entry } from '../command-palette/rank.ts';
import { nextChoice } from '../components/next-choice.ts';
import { useModal } from '../components/use-modal.ts';
import { useLab } from '../lab/lab-context.ts';
import { useCanvasStore } from './canvas-store.ts';
import { type Asked, connectEntries, nameIn, targetOf } from './connect-entries.ts';
import { verdictsFrom } from './verdicts-from.ts';

export interface ConnectQuestionProps {
  readonly asked: Asked;
  readonly onClose: () => void;
}

/**
 * A line drawn by keys: first its target (what cannot be one is listed with the reason), then, where a
 * line may mean several things, which. The canvas behind lights the target.
 */
export function ConnectQuestion({ asked, onClose }: ConnectQuestionProps) {
  const lab = useLab();
  const canvas = useCanvasStore();
  const [to, setTo] = useState(asked.to);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const dialog = useModal('input');
  const [state] = useState(() => lab.store.getState());
  const verdicts = useMemo(() => verdictsFrom(state, asked.from), [state, asked.from]);
  const sections = useMemo(
    () => connectEntries(lab, { from: asked.from, to }, verdicts, text),
    [lab, asked.from, to, verdicts, text],
  );
  const entries = sections.flatMap((section) => section.entries);
  const current = Math.min(chosen, entries.length - 1);
  const target = to ?? targetOf(entries[current]);
  useEffect(() => {
    const verdict = target === null ? undefined : verdicts.get(target);
    canvas.setState({
      connecting: { from: asked.from, verdicts, at: null },
      hint: target === null || verdict === undefined ? null : { key: target, verdict },
    });
  }, [canvas, asked.from, verdicts, target]);
  useEffect(() => () => canvas.setState({ connecting: null, hint: null }), [canvas]);
  const use = (entry: Entry | undefined) => {
    if (entry === undefined || entry.reason !== null) return;
    if (entry.completes !== null) {
      setTo(entry.completes);
      setText('');
      setChosen(0);
      return;
    }
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextChoice(event.key, current, entries.length);
    if (next !== null) setChosen(next);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) use(entries[current]);
    else return;
    event.preventDefault();
  };
  const title =
    to === null
      ? `Connect ${nameIn(state, asked.from)} to…`
      : `${nameIn(state, asked.from)} → ${nameIn(state, to)}: what shall the line do?`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as every dialog of the browser
    <dialog
      ref={dialog}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="mt-14 mr-4 mb-auto ml-auto w-[calc(100%-2rem)] max-w-md overflow-hidden rounded-xl border border-line bg-surface p-0 text-[0.8125rem] text-ink shadow-2xl backdrop:bg-transparent"
    >
      <div className="flex max-h-[min(60dvh,26rem)] flex-col">
        <div className="border-line border-b px-4 pt-2.5">
          <p className="font-semibold">{title}</p>
          <input
            role="combobox"
            aria-label={to === null ? 'Target' : 'Meaning'}
            aria-expanded={entries.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={current < 0 ? undefined : `${id}-${current}`}
            autoComplete="off"
            spellCheck={false}
            value={text}
            placeholder={to === null ? 'Type the name of the other end' : 'Type to choose: https, ssh, route'}
            onChange={(event) => {
              setText(event.target.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
            className="h-9 w-full bg-transparent outline-none placeholder:text-muted"
          />
        </div>
        <OptionList id={id} sections={sections} current={current} onPoint={setChosen} onUse={use} />
        {entries.length === 0 && (
          <p role="status" className="px-4 py-5 text-center text-muted">
            Nothing is called that.
          </p>
        )}
        <p className="border-line border-t bg-sunken px-4 py-1.5 text-muted text-xs">
          ↑ ↓ choose · Enter connects · Esc leaves
        </p>
      </div>
    </dialog>
  );
}
