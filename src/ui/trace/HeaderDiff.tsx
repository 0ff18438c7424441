import type { StepAnswer } from '../../state/answer.ts';

/** The packet's header: what a step changed is struck and written anew beside it. */
export function HeaderDiff({ step }: { readonly step: Pick<StepAnswer, 'fields'> }) {
  const shown = step.fields.filter(({ before, after }) => before !== 'none' || after !== 'none');
  return (
    <dl aria-label="The packet’s header" className="flex flex-wrap gap-x-3 gap-y-1">
      {shown.map(({ field, before, after }) => (
        <div key={field} className="flex items-baseline gap-1.5">
          <dt className="text-muted">{field}</dt>
          <dd className="font-mono">
            {before === after ? (
              before
            ) : (
              <>
                <del className="text-muted decoration-drop">{before}</del>{' '}
                <ins className="rounded bg-accent-soft px-1 font-bold text-accent no-underline">{after}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
