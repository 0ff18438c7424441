import ArrowRight from 'lucide-react/icons/arrow-right';
import type { ReactNode } from 'react';
import {
  type ChangedLine,
  type Comparison,
  isUnchanged,
  type ResourceChange,
} from '../../state/documents/comparison.ts';

/** What differs between two states: first what it does to the traffic, then what was done to which resource. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const { resources, questions, opened, closed, limits, besides } = comparison;
  if (isUnchanged(comparison))
    return <p className="rounded-lg bg-sunken px-4 py-6 text-center text-muted">Nothing differs.</p>;
  return (
    <div className="grid gap-5">
      <Part title="What opens and what closes">
        {questions.length > 0 && (
          <ul className="mb-2 grid gap-1">
            {questions.map(({ question, before, after }) => (
              <li key={question} className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">{question}</span>
                <FromTo before={before} after={after} isPlain />
              </li>
            ))}
          </ul>
        )}
        <Traffic sign="+" word="Opens" ink="text-pass" clauses={opened} />
        <Traffic sign="−" word="Closes" ink="text-drop" clauses={closed} />
        {limits !== null && <p className="text-muted text-xs">{limits}</p>}
        {opened.length + closed.length === 0 && limits === null && (
          <p className="text-muted">No traffic is let through or stopped that was not before.</p>
        )}
      </Part>
      {resources.length > 0 && (
        <Part title="Resource by resource">
          <ul className="grid gap-2">
            {resources.map((change) => (
              <Resource key={change.key} change={change} />
            ))}
          </ul>
        </Part>
      )}
      {besides.length > 0 && (
        <Part title="Besides">
          <ul className="text-muted">
            {besides.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-semibold text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}

interface TrafficProps {
  readonly sign: string;
  readonly word: string;
  readonly ink: string;
  readonly clauses: readonly string[];
}

function Traffic({ sign, word, ink, clauses }: TrafficProps) {
  if (clauses.length === 0) return null;
  return (
    <ul className="mb-1.5 grid gap-0.5">
      {clauses.map((clause) => (
        <li key={clause} className="flex gap-2">
          <span className={`shrink-0 font-semibold ${ink}`}>
            <span aria-hidden="true">{sign} </span>
            {word}
          </span>
          <span className="min-w-0 break-words">{clause}</span>
        </li>
      ))}
    </ul>
  );
}

const KINDS = {
  added: { word: 'Added', look: 'bg-pass-soft text-pass' },
  removed: { word: 'Removed', look: 'bg-drop-soft text-drop' },
  changed: { word: 'Changed', look: 'bg-accent-soft text-accent' },
} as const;

function Resource({ change: { kind, title, lines } }: { readonly change: ResourceChange }) {
  const { word, look } = KINDS[kind];
  return (
    <li className="rounded-lg border border-line px-3 py-2">
      <p className="flex items-baseline gap-2">
        <span className={`shrink-0 rounded px-1.5 py-0.5 font-semibold text-[0.6875rem] ${look}`}>
          {word}
        </span>
        <span className="min-w-0 break-words font-medium">{title}</span>
      </p>
      {lines.length > 0 && (
        <ul className="mt-1.5 grid gap-1 border-line border-t pt-1.5">
          {lines.map((line) => (
            <Line key={`${line.what} ${line.before} ${line.after}`} line={line} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Line({ line: { what, before, after } }: { readonly line: ChangedLine }) {
  return (
    <li className="grid gap-x-3 sm:grid-cols-[11rem_1fr]">
      <span className="break-words text-muted">{what}</span>
      <span className="min-w-0 break-words">
        {before !== null && after !== null ? (
          <FromTo before={before} after={after} />
        ) : before === null ? (
          <ins className="text-pass no-underline">
            <span aria-hidden="true">+ </span>
            <span className="sr-only">added: </span>
            {after}
          </ins>
        ) : (
          <del className="text-drop">
            <span className="sr-only">removed: </span>
            {before}
          </del>
        )}
      </span>
    </li>
  );
}

interface FromToProps {
  readonly before: string;
  readonly after: string;
  /** Without the colours of removed and added: an answer that became "Blocked" is no green one. */
  readonly isPlain?: boolean;
}

function FromTo({ before, after, isPlain = false }: FromToProps) {
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5">
      <del className={isPlain ? 'text-muted' : 'text-drop'}>{before}</del>
      <ArrowRight size={13} aria-label="became" className="shrink-0 text-muted" />
      <ins className={isPlain ? 'font-medium no-underline' : 'text-pass no-underline'}>{after}</ins>
    </span>
  );
}
