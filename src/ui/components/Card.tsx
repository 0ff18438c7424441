import type { ReactNode } from 'react';

/** A part of the page with a heading of its own. */
export function Card(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { title, aside, className = '', children } = props;
  return (
    <section
      aria-label={title}
      className={`rounded-xl border border-line bg-surface p-4 shadow-xs ${className}`}
    >
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="font-semibold">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
