import type { Topic } from '../../lessons/content/topic.ts';
import { learnLink } from '../../state/learn/learn-route.ts';
import { Button } from '../components/Button.tsx';
import { Blocks } from './Blocks.tsx';

/** All cards of a topic on one page, for paper. */
export function PrintPage({ topic }: { readonly topic: Topic }) {
  return (
    <div className="mx-auto max-w-3xl">
      <p className="flex items-center gap-3 print:hidden">
        <a href={learnLink(topic.id)} className="text-muted text-sm hover:underline">
          Back
        </a>
        <Button onClick={() => globalThis.print()}>Print</Button>
      </p>
      <h1 className="mt-4 font-semibold text-3xl">{topic.title}</h1>
      <p className="text-muted">{topic.about}</p>
      {topic.cards.map((card) => (
        <article key={card.id} className="mt-10 break-before-auto">
          <h2 className="border-line border-b pb-1 font-semibold text-2xl">{card.title}</h2>
          <Blocks blocks={card.blocks.filter(({ kind }) => kind !== 'diagram')} />
        </article>
      ))}
    </div>
  );
}
