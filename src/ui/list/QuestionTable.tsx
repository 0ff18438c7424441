import Pencil from 'lucide-react/icons/pencil';
import Trash from 'lucide-react/icons/trash-2';
import { useMemo, useRef, useState } from 'react';
import { type QuestionRow, questionRows } from '../../state/list/list-tables.ts';
import { Icon } from '../components/Icon.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useRegions } from '../lab/use-regions.ts';
import { focusNext } from '../trace/focus-next.ts';
import { QuestionField } from '../trace/QuestionField.tsx';
import { forgetQuestion, onQuestionKey, questionKeysForAria } from '../trace/question-keys.ts';
import { DataTable } from './DataTable.tsx';

const ink = { pass: 'text-pass', warn: 'text-warn', drop: 'text-drop' } as const;
const QUESTION = '[data-question]';

/** The kept questions with their present answers; each opens in the player. */
export function QuestionTable({ words }: { readonly words: string }) {
  const lab = useLab();
  const table = useRef<HTMLDivElement>(null);
  const cloud = useLabState((state) => state.document.cloud);
  const probes = useLabState((state) => state.probes);
  const [written, setWritten] = useState<string | null>(null);
  const rows = useMemo(() => questionRows(cloud, probes), [cloud, probes]);
  // The table may be filtered: what is in sight counts.
  const shown = () => [...(table.current?.querySelectorAll<HTMLElement>(QUESTION) ?? [])];
  const placeOf = (id: string) => shown().findIndex(({ dataset }) => dataset.question === id);
  const endWriting = (id: string, byKey: boolean) => {
    setWritten(null);
    if (byKey) requestAnimationFrame(() => shown()[placeOf(id)]?.focus());
  };
  return (
    <div ref={table}>
      <DataTable
        caption="Kept questions"
        columns={['Question', 'Traffic', 'Answer', 'Because']}
        empty="No kept questions yet. Send a packet and press the star beside it to keep the question."
        words={words}
        rows={rows.map((row) => {
          const { from, to, traffic, verdict, mark, because } = row;
          const { id, name = '' } = row.result.probe;
          const onGone = () => focusNext(table.current, QUESTION, Math.max(0, placeOf(id)));
          const called = name === '' ? `${from} → ${to}, ${traffic}` : name;
          return {
            id,
            text: `${name} ${from} ${to} ${traffic} ${verdict} ${because}`,
            cells: [
              written === id ? (
                <QuestionField
                  key="name"
                  probe={row.result.probe}
                  onDone={(byKey) => endWriting(id, byKey)}
                />
              ) : (
                <Question key="question" row={row} onRename={() => setWritten(id)} onGone={onGone} />
              ),
              traffic,
              <span key="answer" className={`inline-flex items-center gap-1.5 font-medium ${ink[mark]}`}>
                <Icon name={mark} className="size-3.5" />
                {verdict}
              </span>,
              because,
            ],
            actions: [
              {
                label: `Rename ${called}`,
                drawing: <Pencil size={14} aria-hidden="true" />,
                run: () => setWritten(id),
              },
              {
                label: `Forget ${called}`,
                drawing: <Trash size={14} aria-hidden="true" />,
                run: () => forgetQuestion({ lab, id, onGone }),
              },
            ],
          };
        })}
      />
    </div>
  );
}

interface QuestionProps {
  readonly row: QuestionRow;
  readonly onRename: () => void;
  readonly onGone: () => void;
}

function Question({ row, onRename, onGone }: QuestionProps) {
  const lab = useLab();
  const regions = useRegions();
  const { probe } = row.result;
  const ends = `${row.from} → ${row.to}`;
  return (
    <>
      <button
        type="button"
        data-question={probe.id}
        onClick={() => {
          lab.ask(probe);
          regions.focus('dock');
        }}
        onKeyDown={(event) => onQuestionKey(event, { lab, id: probe.id, onRename, onGone })}
        aria-keyshortcuts={questionKeysForAria}
        className="min-h-6 text-left text-accent hover:underline"
      >
        {probe.name ?? ends}
      </button>
      {probe.name !== undefined && <span className="block text-muted text-xs">{ends}</span>}
    </>
  );
}
