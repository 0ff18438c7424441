import Copy from 'lucide-react/icons/copy';
import Grid from 'lucide-react/icons/layout-grid';
import Power from 'lucide-react/icons/power';
import PowerOff from 'lucide-react/icons/power-off';
import Boxes from 'lucide-react/icons/square-dashed-mouse-pointer';
import Trash from 'lucide-react/icons/trash-2';
import { heads, selectionHeads } from '../../editor/commands/heads.ts';
import { IconButton } from '../components/IconButton.tsx';
import { useLab, useLabState } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

const drawings: { readonly [id: string]: typeof Copy } = {
  duplicate: Copy,
  delete: Trash,
  'start-instances': Power,
  'stop-instances': PowerOff,
  'group-into-subnet': Boxes,
  tidy: Grid,
};

/** The commands that need only the selection, as buttons; one that cannot be done now says why. */
export function SelectionButtons() {
  const lab = useLab();
  const { runOnSelection } = useIntents();
  // Whether they can be done depends on the document and the selection alone.
  const selection = useLabState((state) => state.selection);
  useLabState((state) => state.revision);
  const workbench = useLabState((state) => state.workbench);
  return selectionHeads.map((head) => {
    const Drawing = drawings[head.id];
    if (Drawing === undefined) return null;
    const command = workbench?.selectionCommands.find(({ id }) => id === head.id);
    // Before it can be told, a press waits for what tells it.
    const isLikely = selection.length > 0 || head === heads.tidy;
    const available = command === undefined ? isLikely : lab.canRun(command, undefined);
    return (
      <IconButton
        key={head.id}
        label={typeof available === 'string' ? `${head.title}: ${available}` : head.title}
        shortcut={head.shortcuts[0]}
        aria-disabled={available !== true}
        onClick={() => {
          if (available === true) runOnSelection(head);
        }}
      >
        <Drawing size={16} aria-hidden="true" />
      </IconButton>
    );
  });
}
