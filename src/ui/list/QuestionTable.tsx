import Trash from 'lucide-react/icons/trash-2';
import { useMemo } from 'react';
import { removeProbe } from '../../editor/commands/probes.ts';
import { questionRows } from '../../state/list/list-tables.ts';
import { Icon } from '../components/Icon.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useRegions } from '../lab/use-regions.ts';
import { DataTable } from './DataTable.tsx';

/** The kept questions with their present answers; each opens in the player. */
export function QuestionTable({ words }: { readonly words: string }) {
  const lab = useLab();
  const regions = useRegions();
  const cloud = useLabState((state) => state.document.cloud);
  const probes = useLabState((state) => state.probes);
  const rows = useMemo(() => questionRows(cloud, probes), [cloud, probes]);
  return (
    <DataTable
      caption="Kept questions"
      columns={['Question', 'Traffic', 'Answer', 'Because']}
      empty="No kept questions yet. Send a packet and press the star beside it to keep the question."
      words={words}
      rows={rows.map(({ result: { probe }, from, to, traffic, verdict, isReachable, because }) => ({
        id: probe.id,
        text: `${from} ${to} ${traffic} ${verdict} ${because}`,
        cells: [
          <button
            key="question"
            type="button"
            onClick={() => {
              lab.ask(probe);
              regions.focus('dock');
            }}
            className="min-h-6 text-left text-accent hover:underline"
          >
            {from} → {to}
          </button>,
          traffic,
          <span
            key="answer"
            className={`inline-flex items-center gap-1.5 font-medium ${isReachable ? 'text-pass' : 'text-drop'}`}
          >
            <Icon name={isReachable ? 'pass' : 'drop'} className="size-3.5" />
            {verdict}
          </span>,
          because,
        ],
        actions: [
          {
            label: `Forget ${from} → ${to}, ${traffic}`,
            drawing: <Trash size={14} aria-hidden="true" />,
            run: () => lab.whenReady(() => lab.run(removeProbe, probe)),
          },
        ],
      }))}
    />
  );
}
