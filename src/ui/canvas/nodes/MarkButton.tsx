import Fence from 'lucide-react/icons/fence';
import Shield from 'lucide-react/icons/shield';
import Signpost from 'lucide-react/icons/signpost';
import type { MouseEvent } from 'react';
import type { SceneMark, SceneNode } from '../../../state/canvas.ts';
import { useLab, useLabState } from '../../lab/lab-context.ts';
import { useCanvas } from '../canvas-store.ts';

const looks = {
  gate: { Drawing: Fence, words: 'Network ACL', colour: 'text-aws-security' },
  signpost: { Drawing: Signpost, words: 'Route table', colour: 'text-aws-network' },
  shield: { Drawing: Shield, words: 'Security group', colour: 'text-aws-security' },
} as const;

/** A list, table or group where the packet meets it; pressing it selects the record. */
export function MarkButton({ mark, owner }: { readonly mark: SceneMark; readonly owner: SceneNode }) {
  const lab = useLab();
  const isSelected = useLabState((state) => state.selection.includes(mark.key));
  // One stop of the Tab key for the canvas: the marks follow their node only while it has it.
  const isReachable = useCanvas(({ active }) => active === owner.key);
  // One list may stand at many subnets: only where the packet is does it decide.
  const isLit = useCanvas(
    ({ overlay }) => overlay?.roles.get(owner.key) === 'current' && overlay.deciders.has(mark.id),
  );
  const blocks = useCanvas(
    ({ overlay }) => overlay?.drops.has(owner.key) === true && overlay.blockers.has(mark.id),
  );
  const { Drawing, words, colour } = looks[mark.mark];
  const select = (event: MouseEvent) => {
    event.stopPropagation();
    lab.select([mark.key]);
  };
  const text = `${words} ${mark.title}`;
  return (
    <button
      type="button"
      tabIndex={isReachable ? 0 : -1}
      onClick={select}
      aria-label={`${text} of ${owner.title}`}
      aria-pressed={isSelected}
      data-tip={text}
      data-lit={isLit}
      data-blocks={blocks}
      className={`lab-mark nodrag nopan inline-flex size-6 items-center justify-center rounded-md border border-card-line bg-card ${colour} shadow-xs hover:border-current aria-pressed:border-accent aria-pressed:ring-2 aria-pressed:ring-accent`}
    >
      <Drawing size={14} aria-hidden="true" />
    </button>
  );
}
