import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { type Comparison, compareDocuments } from '../../state/documents/comparison.ts';
import type { SnapshotInfo } from '../../state/documents/snapshots.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useLab } from '../lab/lab-context.ts';
import { ComparisonView } from './ComparisonView.tsx';
import { useLibrary } from './library-context.ts';
import { SnapshotRow } from './SnapshotRow.tsx';

interface Compared {
  readonly info: SnapshotInfo;
  readonly comparison: Comparison;
}

interface Message {
  readonly text: string;
  readonly isProblem: boolean;
  readonly undo?: () => void;
}

/** Named states of the document: save one, go back to one, see what changed since. */
export function SnapshotsDialog({ onClose }: { readonly onClose: () => void }) {
  const { snapshots } = useLibrary();
  const lab = useLab();
  const [list, setList] = useState<readonly SnapshotInfo[] | null>(null);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const refresh = useCallback(async () => {
    const listed = await snapshots.list();
    if (listed.ok) setList(listed.value);
    else setMessage({ text: listed.error, isProblem: true });
  }, [snapshots]);
  useEffect(() => void refresh(), [refresh]);
  const trouble = (text: string) => setMessage({ text, isProblem: true });
  const save = async (name: string) => {
    const taken = await snapshots.take(name);
    if (taken.ok) setMessage({ text: `“${name}” is saved.`, isProblem: false });
    else trouble(taken.error);
    await refresh();
    return taken.ok;
  };
  const compare = async (info: SnapshotInfo) => {
    const read = await snapshots.read(info.id);
    if (!read.ok) trouble(read.error);
    else {
      setMessage(null);
      setCompared({ info, comparison: compareDocuments(read.value.document, lab.store.getState().document) });
    }
  };
  const restore = async (info: SnapshotInfo) => {
    const restored = await snapshots.restore(info.id);
    if (restored.ok) onClose();
    else trouble(restored.error);
  };
  const remove = async (info: SnapshotInfo) => {
    const removed = await snapshots.remove(info.id);
    if (!removed.ok) trouble(removed.error);
    else {
      const { value } = removed;
      setMessage({
        text: `“${info.name}” was deleted.`,
        isProblem: false,
        ...(value === undefined ? {} : { undo: () => void snapshots.putBack(value).then(refresh) }),
      });
    }
    await refresh();
  };
  return (
    <Dialog
      title={compared === null ? 'Snapshots' : `Since “${compared.info.name}”`}
      width={compared === null ? 'narrow' : 'wide'}
      onClose={onClose}
    >
      {compared === null ? (
        <div className="grid gap-4">
          <NameForm count={list?.length ?? 0} onSave={save} />
          <Told message={message} onUndone={() => setMessage(null)} />
          {list !== null && list.length === 0 && <Nothing />}
          {list !== null && list.length > 0 && (
            <ul aria-label="Snapshots" className="grid gap-1.5">
              {list.map((info) => (
                <SnapshotRow
                  key={info.id}
                  info={info}
                  onCompare={() => void compare(info)}
                  onRestore={() => void restore(info)}
                  onDelete={() => void remove(info)}
                />
              ))}
            </ul>
          )}
        </div>
      ) : (
        <div className="grid gap-4">
          <ComparisonView comparison={compared.comparison} />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setCompared(null)}>Back to the list</Button>
            <Button look="accent" onClick={() => void restore(compared.info)}>
              Restore “{compared.info.name}”
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

interface NameFormProps {
  readonly count: number;
  readonly onSave: (name: string) => Promise<boolean>;
}

function NameForm({ count, onSave }: NameFormProps) {
  const [words, setWords] = useState<string | null>(null);
  const name = words ?? `Snapshot ${count + 1}`;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await onSave(name.trim())) setWords(null);
  };
  return (
    <form onSubmit={(event) => void send(event)} className="flex items-end gap-2">
      <label className="grid min-w-0 flex-1 gap-1 font-medium">
        Save what is on the canvas as
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to give a name
          autoFocus
          value={name}
          maxLength={200}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setWords(event.target.value)}
          className="h-9 rounded-md border border-line bg-page px-2.5 font-normal"
        />
      </label>
      <Button look="accent" type="submit" className="h-9!" disabled={name.trim() === ''}>
        Save snapshot
      </Button>
    </form>
  );
}

function Told({ message, onUndone }: { readonly message: Message | null; readonly onUndone: () => void }) {
  return (
    <div role={message?.isProblem === true ? 'alert' : 'status'}>
      {message !== null && (
        <p
          className={`flex items-center gap-3 rounded-md px-3 py-1.5 ${message.isProblem ? 'bg-warn-soft' : 'bg-pass-soft'}`}
        >
          <span className="min-w-0 flex-1 break-words">{message.text}</span>
          {message.undo !== undefined && (
            <Button
              className="h-7"
              onClick={() => {
                message.undo?.();
                onUndone();
              }}
            >
              Undo
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function Nothing() {
  return (
    <p className="rounded-lg bg-sunken px-4 py-6 text-center text-muted">
      No snapshot yet. Save one before a larger change: you can go back to it, and see in words what changed
      since and what that opened or closed.
    </p>
  );
}
