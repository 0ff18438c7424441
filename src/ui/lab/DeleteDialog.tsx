import { heads } from '../../editor/commands/heads.ts';
import { deletionWords } from '../../state/deletion-words.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useLab } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

/** Asks once before a deletion takes along what is inside. */
export function DeleteDialog({
  title,
  onClose: close,
}: {
  readonly title: string;
  readonly onClose: () => void;
}) {
  const lab = useLab();
  const { runOnSelection } = useIntents();
  const words = deletionWords(lab.store.getState());
  const remove = () => {
    close();
    runOnSelection(heads.delete, true);
  };
  return (
    <Dialog title={title} onClose={close}>
      <p className="text-muted">It takes along {listOf(words)}. You can undo it.</p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={close}>Keep it</Button>
        <Button look="accent" onClick={remove}>
          Delete all of it
        </Button>
      </div>
    </Dialog>
  );
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
