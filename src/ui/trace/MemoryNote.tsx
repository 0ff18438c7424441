import Brain from 'lucide-react/icons/brain';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import type { PlayerStep } from '../../state/player.ts';

/** Side by side: who remembers the connection, and who judges its reply anew. */
export function MemoryNote({ memory }: { readonly memory: NonNullable<PlayerStep['memory']> }) {
  const isTranslator = memory.here === 'translator';
  return (
    <dl className="grid gap-px overflow-hidden rounded-md border border-line bg-line text-xs sm:grid-cols-2">
      <div className={`p-2 ${memory.here === 'list' ? 'bg-page' : 'bg-accent-soft'}`}>
        <dt className="flex items-center gap-1.5 font-semibold">
          <Brain size={13} aria-hidden="true" />
          {isTranslator ? 'NAT gateway: remembers' : 'Security group: stateful'}
        </dt>
        <dd className="mt-0.5">{memory.group}</dd>
      </div>
      <div className={`p-2 ${memory.here === 'list' ? 'bg-accent-soft' : 'bg-page'}`}>
        <dt className="flex items-center gap-1.5 font-semibold">
          <RotateCcw size={13} aria-hidden="true" />
          Network ACL: stateless
        </dt>
        <dd className="mt-0.5">{memory.list}</dd>
      </div>
    </dl>
  );
}
