import type { Outcome, Preview, PreviewStep } from '../../state/preview.ts';
import { Icon } from '../components/Icon.tsx';

/** What a fix would do, beside how it is now. Nothing is made by looking. */
export function PreviewPanel({ preview }: { readonly preview: Preview }) {
  const { before, after, step, effect, turned } = preview;
  return (
    <section
      aria-label="Preview"
      className="grid gap-2 rounded-md border border-line border-dashed bg-surface p-2.5 text-xs"
    >
      <p className="text-muted">Nothing is changed yet. The same packet, traced with the fix in place:</p>
      <div className="grid grid-cols-2 gap-2">
        <Side title="Now" outcome={before} says={step?.before} />
        <Side title="With the fix" outcome={after} says={step?.after} />
      </div>
      {step !== null && step.rows.length > 0 && <GhostTable step={step} />}
      <p>{effect}</p>
      {turned.length > 0 && (
        <ul aria-label="Kept questions that would turn" className="flex flex-wrap gap-1.5">
          {turned.map(({ words, isGood }) => (
            <li
              key={words}
              className={`inline-flex items-center gap-1 rounded-full px-2 py-0.5 ${isGood ? 'bg-pass-soft text-pass' : 'bg-drop-soft text-drop'}`}
            >
              {words} turns <Icon name={isGood ? 'pass' : 'drop'} className="size-3" />
              <span className="sr-only">{isGood ? 'reachable' : 'not reachable'}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Side(props: {
  readonly title: string;
  readonly outcome: Outcome;
  readonly says: string | undefined;
}) {
  const { title, outcome, says } = props;
  const isGood = outcome.verdict === 'reachable';
  const rest = outcome.blockers === 1 ? 'one thing blocks it' : `${outcome.blockers} things block it`;
  return (
    <div className="min-w-0 rounded-md border border-line p-2">
      <p className="text-muted">{title}</p>
      <p className={`flex items-center gap-1 font-semibold ${isGood ? 'text-pass' : 'text-drop'}`}>
        <Icon name={isGood ? 'pass' : 'drop'} className="size-3.5" />
        {outcome.title}
      </p>
      {outcome.blockers > 0 && <p className="text-muted">{rest}</p>}
      {says !== undefined && says !== '' && <p className="mt-1">{says}</p>}
    </div>
  );
}

/** The table that would decide, with the lines that are not there yet. */
function GhostTable({ step }: { readonly step: PreviewStep }) {
  return (
    <table className="w-full text-left">
      <caption className="pb-1 text-left text-muted">{step.hop}: the table as it would be read</caption>
      <tbody>
        {step.rows.map((row, index) => (
          <tr
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one step never move, and may look alike
            key={index}
            data-ghost={row.isGhost}
            className={`*:px-2 *:py-1 *:align-top ${row.isGhost ? 'border border-pass border-dashed bg-pass-soft' : 'border-line border-t'}`}
          >
            <td className="font-mono">
              {row.isGhost && (
                <span className="mr-1 font-bold text-pass">
                  <span aria-hidden="true">+</span>
                  <span className="sr-only">new: </span>
                </span>
              )}
              {row.text}
            </td>
            <td className={row.decides ? 'font-semibold text-accent' : 'text-muted'}>{row.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
