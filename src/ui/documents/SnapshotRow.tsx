import Trash from 'lucide-react/icons/trash-2';
import type { SnapshotInfo } from '../../state/documents/snapshots.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface Props {
  readonly info: SnapshotInfo;
  readonly onCompare: () => void;
  readonly onRestore: () => void;
  readonly onDelete: () => void;
}

/** One snapshot and what one does with it. */
export function SnapshotRow({ info: { name, savedAt }, onCompare, onRestore, onDelete }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-2 rounded-lg border border-line py-1.5 pr-1.5 pl-3">
      <div className="min-w-40 flex-1">
        <p className="break-words font-medium">{name}</p>
        <p className="text-muted text-xs">{WHEN.format(savedAt)}</p>
      </div>
      <Button onClick={onCompare} aria-label={`Compare with ${name}`}>
        Compare with now
      </Button>
      <Button onClick={onRestore} aria-label={`Restore ${name}`}>
        Restore
      </Button>
      <IconButton label={`Delete ${name}`} onClick={onDelete}>
        <Trash size={15} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
