import { useMemo } from 'react';
import { type Inspected, inspect } from '../../state/inspector/inspected.ts';
import { useLabState } from '../lab/lab-context.ts';
import { Details } from './Details.tsx';
import { Overview } from './Overview.tsx';
import { RecordLink } from './RecordLink.tsx';
import { Section } from './Section.tsx';
import { Tags } from './Tags.tsx';

/** Everything about what is selected. */
export function Selected() {
  const cloud = useLabState((state) => state.document.cloud);
  const selection = useLabState((state) => state.selection);
  const views = useMemo(() => selection.flatMap((key) => inspect(cloud, key) ?? []), [cloud, selection]);
  const [first] = views;
  if (first === undefined) return <Overview says="What is selected has no settings of its own." />;
  // Drafts belong to the resource they were begun for.
  if (views.length === 1) return <Details key={first.key} of={first} />;
  return <Many views={views} />;
}

function Many({ views }: { readonly views: readonly Inspected[] }) {
  return (
    <>
      <p className="px-3 pb-2 font-semibold">{views.length} resources</p>
      <Section title="Selected">
        <ul>
          {views.map((view) => (
            <li key={view.key} className="flex items-baseline justify-between gap-2">
              <RecordLink to={view} />
              <span className="text-muted text-xs">{view.kind}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Tags key={views.map(({ key }) => key).join()} of={views} />
    </>
  );
}
