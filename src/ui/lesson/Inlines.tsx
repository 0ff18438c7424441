import { Fragment } from 'react';
import type { Inline } from '../../lessons/content/blocks.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { topics } from '../../state/learn/overview.ts';
import { Code } from './ShortText.tsx';
import { Term } from './Term.tsx';

/** A text with its marks. Everything is made from data: no markup of a file reaches the page. */
export function Inlines({ text }: { readonly text: readonly Inline[] }) {
  return text.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text never move
    <Fragment key={index}>{inline(part)}</Fragment>
  ));
}

function inline(part: Inline) {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'strong':
      return (
        <strong className="font-semibold">
          <Inlines text={part.text} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines text={part.text} />
        </em>
      );
    case 'code':
      return <Code text={part.text} />;
    case 'break':
      return <br />;
    case 'term':
      return (
        <Term id={part.term}>
          <Inlines text={part.text} />
        </Term>
      );
    case 'link':
      return (
        <a href={part.to} target="_blank" rel="noopener noreferrer" className="text-accent underline">
          <Inlines text={part.text} />
        </a>
      );
    case 'lesson':
      return exists(part.to) ? (
        <a href={learnLink(part.to)} className="text-accent underline">
          <Inlines text={part.text} />
        </a>
      ) : (
        <Inlines text={part.text} />
      );
    default:
      return part satisfies never;
  }
}

/** A topic may be announced before its lessons are there. */
function exists(path: string): boolean {
  return topics.some(({ id }) => path.startsWith(`${id}/`));
}
