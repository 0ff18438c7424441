import { useEffect, useRef, useState } from 'react';
import { questionName, questionWords } from '../../editor/commands/question-name.ts';
import type { ProbeResult } from '../../state/lab.ts';
import { questionMark } from '../../state/question-mark.ts';
import { Icon } from '../components/Icon.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { focusNext } from './focus-next.ts';
import { QuestionField } from './QuestionField.tsx';
import { onQuestionKey, questionKeysForAria } from './question-keys.ts';

/** The kept questions with their present answers; each opens in the player. */
export function ProbeChips() {
  const probes = useLabState((state) => state.probes);
  const list = useRef<HTMLUListElement>(null);
  if (probes.length === 0) return null;
  return (
    <ul
      ref={list}
      aria-label="Kept questions"
      className="relative flex min-w-0 flex-1 gap-1.5 overflow-x-auto p-1 pr-5 [mask-image:linear-gradient(to_right,black_calc(100%-1.25rem),transparent)] max-lg:[mask-image:none] max-lg:basis-full max-lg:flex-wrap max-lg:overflow-visible"
    >
      {probes.map((result, index) => (
        <li key={result.probe.id}>
          <Chip result={result} onGone={() => focusNext(list.current, 'button', index)} />
        </li>
      ))}
    </ul>
  );
}

const looks = {
  pass: ['border-pass/40 bg-pass-soft', 'text-pass'],
  warn: ['border-warn/40 bg-warn-soft', 'text-warn'],
  drop: ['border-drop/40 bg-drop-soft', 'text-drop'],
} as const;

function Chip({ result, onGone }: { readonly result: ProbeResult; readonly onGone: () => void }) {
  const { probe } = result;
  const lab = useLab();
  const cloud = useLabState((state) => state.document.cloud);
  const [writes, setWrites] = useState<'no' | 'yes' | 'just-now'>('no');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (writes !== 'just-now') return;
    button.current?.focus();
    setWrites('no');
  }, [writes]);
  if (writes === 'yes')
    return <QuestionField probe={probe} onDone={(byKey) => setWrites(byKey ? 'just-now' : 'no')} />;
  const { mark, says } = questionMark(result);
  const words = questionWords(cloud, probe);
  const [chip, ink] = looks[mark];
  const rename = () => setWrites('yes');
  return (
    <button
      ref={button}
      type="button"
      onClick={() => lab.ask(probe)}
      onDoubleClick={rename}
      onKeyDown={(event) => onQuestionKey(event, { lab, id: probe.id, onRename: rename, onGone })}
      aria-keyshortcuts={questionKeysForAria}
      data-tip={`${probe.name === undefined ? '' : `${words}. `}Asks again. F2 or a double click names it, Delete forgets it, Alt with an arrow moves it`}
      className={`inline-flex h-6 items-center whitespace-nowrap gap-1.5 rounded-full border px-2.5 text-xs ${chip}`}
    >
      <span className={ink}>
        <Icon name={mark} className="size-3.5" />
      </span>
      {questionName(cloud, probe)}
      <span className="sr-only">
        {probe.name === undefined ? '' : `, ${words}`}: {says}
      </span>
    </button>
  );
}
