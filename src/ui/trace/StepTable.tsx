import type { PlayerStep } from '../../state/player.ts';
import { useLab } from '../lab/lab-context.ts';

/** The whole trace as a table: one line for each step. */
export function StepTable({
  steps,
  cursor,
}: {
  readonly steps: readonly PlayerStep[];
  readonly cursor: number;
}) {
  const lab = useLab();
  return (
    <table className="w-full text-left text-xs">
      <thead className="sticky top-0 bg-surface text-muted">
        <tr className="*:px-2 *:py-1 *:font-medium">
          <th scope="col">Step</th>
          <th scope="col">Where</th>
          <th scope="col">What happens</th>
          <th scope="col">Packet after it</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <tr
            key={step.id}
            aria-current={index === cursor ? 'step' : undefined}
            className={`border-line border-t *:px-2 *:py-1 *:align-top ${index === cursor ? 'bg-accent-soft' : ''} ${step.mark === 'drop' ? 'text-drop' : ''}`}
          >
            <td className="whitespace-nowrap">
              <button type="button" onClick={() => lab.seek(index)} className="underline underline-offset-2">
                {step.direction === 'forward' ? 'Request' : 'Reply'} {index + 1}
              </button>
            </td>
            <td>{step.hop}</td>
            <td>{step.sentence}</td>
            <td className="font-mono">{step.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
