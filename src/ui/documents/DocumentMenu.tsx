import ChevronDown from 'lucide-react/icons/chevron-down';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { LateDialog } from '../components/LateDialog.tsx';
import { Popover } from '../components/Popover.tsx';
import { useLabState } from '../lab/lab-context.ts';
import { makeExercise } from './document-keys.ts';
import { startDialog } from './late-parts.ts';
import { useLibrary, useLibraryState } from './library-context.ts';
import { useSheets } from './sheets-context.ts';

type Open = 'start' | 'rename' | null;

/** The document's name, and what one does with documents. */
export function DocumentMenu() {
  const library = useLibrary();
  const sheets = useSheets();
  const name = useLabState((state) => state.document.name);
  const current = useLibraryState((state) => state.current);
  const isStored = useLibraryState(({ documents }) => documents.some(({ id }) => id === current));
  const [open, setOpen] = useState<Open>(null);
  return (
    <>
      <Popover
        label="Document"
        button={(props) => (
          <Button
            look="quiet"
            className="max-w-full"
            onPointerEnter={startDialog.prefetch}
            onFocus={startDialog.prefetch}
            {...props}
            aria-label={`Architecture: ${name}`}
            data-tip="Your architectures"
          >
            <span className="min-w-0 max-w-56 truncate max-sm:max-w-28">{name}</span>
            <ChevronDown size={14} aria-hidden="true" className="shrink-0" />
          </Button>
        )}
      >
        {(close) => {
          const item = (title: string, detail: string, act: () => void) => (
            <Choice
              title={title}
              detail={detail}
              onClick={() => {
                close();
                act();
              }}
            />
          );
          return (
            <>
              {item('Architectures…', 'Yours, and eight ready ones to start from', () => setOpen('start'))}
              {item('Blank canvas', 'An empty Region to build in', () => void library.startBlank())}
              {item(
                'Open or import…',
                'A saved file, or what aws ec2 describe-* answered',
                () => void library.pickFiles(),
              )}
              <Line />
              {item('Rename…', name, () => setOpen('rename'))}
              {item('Duplicate', 'Go on in a copy', () => void library.duplicate())}
              {item('Snapshots…', 'Named states to go back to and to compare', () =>
                sheets.open('snapshots'),
              )}
              {item(makeExercise.title, 'For students: proven, shared as a link', () => sheets.make(true))}
              {item('Save as file', 'JSON that opens here again', () => library.takeAlong.file())}
              {isStored &&
                current !== null &&
                item('Delete', 'Can be undone', () => void library.remove(current))}
              <Line />
              {item('About Skytrace', 'Privacy, what is not simulated, licence', () => sheets.open('about'))}
            </>
          );
        }}
      </Popover>
      {open === 'start' && (
        <LateDialog
          of={startDialog}
          props={{ onClose: () => setOpen(null) }}
          title="Architectures"
          width="wide"
        />
      )}
      {open === 'rename' && <RenameDialog onClose={() => setOpen(null)} />}
    </>
  );
}

function Line() {
  return <hr className="my-1 border-line" />;
}

interface ChoiceProps {
  readonly title: string;
  readonly detail: string;
  readonly onClick: () => void;
}

function Choice({ title, detail, onClick }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="block w-72 rounded-md px-2.5 py-1.5 text-left hover:bg-sunken"
    >
      <span className="block font-medium">{title}</span>
      <span className="block truncate text-muted text-xs">{detail}</span>
    </button>
  );
}

function RenameDialog({ onClose }: { readonly onClose: () => void }) {
  const library = useLibrary();
  const name = useLabState((state) => state.document.name);
  const [words, setWords] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  // After the dialog has opened and put the focus on its first button.
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== name) library.rename(words);
    onClose();
  };
  return (
    <Dialog title="Rename architecture" onClose={onClose}>
      <form onSubmit={send} className="grid gap-3">
        <label className="grid gap-1 font-medium">
          Name
          <input
            ref={field}
            value={words}
            maxLength={200}
            onChange={(event) => setWords(event.target.value)}
            className="h-9 rounded-md border border-line bg-page px-2.5 font-normal"
          />
        </label>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="accent" type="submit" disabled={words.trim() === ''}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
