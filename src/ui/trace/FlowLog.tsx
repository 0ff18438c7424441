import { useMemo } from 'react';
import { flowLogView } from '../../state/flow-log.ts';
import type { OpenTrace } from '../../state/lab.ts';
import { CopyButton } from '../inspector/CopyButton.tsx';
import { useLabState } from '../lab/lab-context.ts';

/** What VPC Flow Logs would record of the trace, each record with what it says. */
export function FlowLog({ trace }: Pick<OpenTrace, 'trace'>) {
  const cloud = useLabState((state) => state.document.cloud);
  const { fields, rows } = useMemo(() => flowLogView(trace, cloud), [trace, cloud]);
  return (
    <div className="grid gap-2 text-xs">
      <div className="flex items-center gap-2">
        <p className="text-muted">
          What VPC Flow Logs would record at the interfaces on the way, in the default format (version 2).
        </p>
        {rows.length > 0 && (
          <CopyButton text={[fields, ...rows.map(({ text }) => text)].join('\n')} label="Copy the records" />
        )}
      </div>
      {rows.length === 0 ? (
        <p>
          Nothing: no interface of this architecture sends or receives it, or it is a kind that is not logged.
        </p>
      ) : (
        <ol className="grid gap-1.5">
          {rows.map(({ text, action, words }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one interface may log the same words twice, in and out
            <li key={index} className="rounded-lg border border-line bg-page p-2">
              <p className={action === 'REJECT' ? 'font-medium text-drop' : ''}>{words}</p>
              <code className="mt-0.5 block break-words font-mono text-[0.6875rem]">{text}</code>
            </li>
          ))}
        </ol>
      )}
      <details className="text-muted">
        <summary className="cursor-pointer">The fields, in their order</summary>
        <code className="mt-1 block break-words font-mono text-[0.6875rem]">{fields}</code>
        <p className="mt-1">
          One packet each way is recorded, at the time of the architecture’s clock. Where the client may use
          any port, one of them stands for all. What the source/destination check drops counts as accepted
          here: AWS does not say how it is logged. A log that is kept in AWS shows none of this before some
          minutes have passed.
        </p>
      </details>
    </div>
  );
}
