import type { RowAnswer, StepAnswer } from '../../state/answer.ts';

/** What was read to decide a step, and what it did to the packet. */
export function StepDetails({ step }: { readonly step: StepAnswer }) {
  return (
    <div className="grid gap-2 text-xs">
      {step.rows.length > 0 && <RowsTable rows={step.rows} />}
      {step.changes.length === 0 ? (
        <p className="text-muted">
          Packet, unchanged: <code className="text-ink">{step.before}</code>
        </p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
          <dt className="text-muted">Before</dt>
          <dd>
            <code>{step.before}</code>
          </dd>
          <dt className="text-muted">After</dt>
          <dd>
            <code>{step.after}</code>
          </dd>
          <dt className="text-muted">Changed</dt>
          <dd>{step.changes.map(({ field }) => field).join(', ')}</dd>
        </dl>
      )}
      {step.code !== null && (
        <p>
          <code className="break-all font-semibold text-drop">{step.code}</code>
        </p>
      )}
    </div>
  );
}

function RowsTable({ rows }: { readonly rows: readonly RowAnswer[] }) {
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
              <td>{row.decides ? <span className="text-accent">▸ {row.words}</span> : row.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
