import { Fragment } from 'react';

export function Code({ text }: { readonly text: string }) {
  return <code className="rounded bg-sunken px-1 py-px text-[0.9em] [overflow-wrap:anywhere]">{text}</code>;
}

/** A short text of YAML: words, and `code` between backticks. */
export function ShortText({ text }: { readonly text: string }) {
  return text.split(/`([^`]+)`/).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text never move
    index % 2 === 1 ? <Code key={index} text={part} /> : <Fragment key={index}>{part}</Fragment>,
  );
}
