import type { Reference } from '../../state/inspector/names.ts';
import { useLab } from '../lab/lab-context.ts';

/** A resource's name, to go to it; plain text where it is not in the document. */
export function RecordLink({ to }: { readonly to: Reference }) {
  const lab = useLab();
  const { key } = to;
  if (key === null) return <span className="[overflow-wrap:anywhere]">{to.title}</span>;
  return (
    <button
      type="button"
      onClick={() => lab.select([key])}
      data-tip={to.id}
      className="min-h-6 [overflow-wrap:anywhere] text-left text-accent hover:underline"
    >
      {to.title}
    </button>
  );
}
