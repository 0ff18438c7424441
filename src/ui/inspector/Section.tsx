import type { ReactNode } from 'react';

/** A part of the inspector with a heading, a line of help, and something at the heading's end. */
export function Section(props: {
  readonly title: string;
  readonly help?: string | null | undefined;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, help, aside, children } = props;
  return (
    <section aria-label={title} className="border-line border-t px-3 py-2.5">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-semibold">{title}</h3>
        {aside}
      </div>
      {help != null && <p className="mb-1.5 text-muted text-xs">{help}</p>}
      {children}
    </section>
  );
}
