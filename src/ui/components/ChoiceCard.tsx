import type { ReactNode } from 'react';

/** A way on, to be pressed: what it leads to in a word and in a line. The picture stands inside. */
export function ChoiceCard(props: {
  readonly title: string;
  readonly detail: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      className="flex items-start gap-2.5 rounded-lg border border-line px-3 py-2.5 text-left hover:border-accent hover:bg-accent-soft"
    >
      <span className="mt-0.5 text-accent">{props.children}</span>
      <span>
        <span className="block font-semibold">{props.title}</span>
        <span className="block text-muted text-xs">{props.detail}</span>
      </span>
    </button>
  );
}
