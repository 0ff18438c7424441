import type { RowAnswer, StepAnswer } from '../../state/answer.ts';
import { HeaderDiff } from './HeaderDiff.tsx';

/** What was read to decide a step, and what it did to the packet. */
export function StepDetails({ step }: { readonly step: StepAnswer }) {
  return (
    <div className="grid gap-2 text-xs">
      {step.rows.length > 0 && <RowsTable rows={step.rows} />}
      <HeaderDiff step={step} />
      {step.code !== null && (
        <p>
          <code className="break-all font-semibold text-drop">{step.code}</code>
        </p>
      )}
    </div>
  );
}

export function RowsTable({ rows }: { readonly rows: readonly RowAnswer[] }) {
  const hasOwners = rows.some((row) => row.owner !== null);
  return (
    <div className="rounded-md border border-line bg-surface">
      <table className="w-full text-left text-ink">
        <thead className="text-muted">
          <tr className="*:px-2 *:py-1 *:font-medium">
            {hasOwners && <th scope="col">Table</th>}
            <th scope="col">Says</th>
            <th scope="col">Why it decides or not</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one step never move, and may look alike
              key={index}
              className={`border-line border-t *:px-2 *:py-1 *:align-top ${row.decides ? 'bg-accent-soft font-semibold' : ''}`}
            >
              {hasOwners && <td>{row.owner}</td>}
              <td className="font-mono">
                {row.text}
                {row.id !== null && (
                  <span className="block font-normal text-muted [overflow-wrap:anywhere]">{row.id}</span>
                )}
              </td>
              <td className={row.decides ? 'text-accent' : 'text-muted'}>
                {row.decides ? `▸ ${row.words}` : row.words}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
