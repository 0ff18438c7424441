import type { Correction } from '../../lessons/content/topic.ts';

/** What is often told differently, with what is true and where AWS says so. */
export function Corrections({ corrections }: { readonly corrections: readonly Correction[] }) {
  if (corrections.length === 0) return null;
  return (
    <aside aria-label="Often told differently" className="mt-8 border-line border-t pt-4 text-sm">
      <h2 className="font-semibold">Often told differently</h2>
      <dl className="mt-2 grid gap-3">
        {corrections.map(({ id, said, fact, source }) => (
          <div key={id}>
            <dt className="text-muted">“{said}”</dt>
            <dd>
              {fact}{' '}
              <a href={source} target="_blank" rel="noopener noreferrer" className="text-accent underline">
                AWS’s page
                <span className="sr-only"> about it, in a new tab</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
