import { overviewOf } from '../../state/inspector/overview.ts';
import { AwsIcon } from '../components/AwsIcon.tsx';
import { useLabState } from '../lab/lab-context.ts';
import { RecordLink } from './RecordLink.tsx';

/** With nothing selected: the tables, lists and groups that have no box on the canvas. */
export function Overview({ says }: { readonly says: string }) {
  const cloud = useLabState((state) => state.document.cloud);
  const groups = overviewOf(cloud);
  return (
    <div className="px-3 pb-4">
      <p className="mb-3 text-muted text-xs">
        {says}
        {groups.length > 0 && ' What has no box on the canvas:'}
      </p>
      {groups.map(({ table, plural, items }) => (
        <section key={table} aria-label={plural} className="mb-3">
          <h3 className="mb-0.5 flex items-center gap-1.5 font-semibold">
            <AwsIcon icon={table} size={20} />
            {plural}
            <span className="font-normal text-muted text-xs">{items.length}</span>
          </h3>
          <ul className="pl-6.5">
            {items.map((item) => (
              <li key={item.id}>
                <RecordLink to={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
