import { connectionsOf } from '../../state/inspector/connections.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { RecordLink } from './RecordLink.tsx';
import { Section } from './Section.tsx';
import { useCloud } from './use-edit.ts';

/** What a change of this resource also concerns. */
export function Connections({ of: { table, id } }: { readonly of: Inspected }) {
  const cloud = useCloud();
  return connectionsOf(cloud, table, id).map(({ title, items }) => (
    <Section key={title} title={title} aside={<span className="text-muted text-xs">{items.length}</span>}>
      <ul>
        {items.map((item) => (
          <li key={item.id} className="flex items-baseline justify-between gap-2">
            <RecordLink to={item} />
            <span className="text-right font-mono text-[0.6875rem] text-muted">{item.detail}</span>
          </li>
        ))}
      </ul>
    </Section>
  ));
}
