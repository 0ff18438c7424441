import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useLibrary } from './library-context.ts';

/** Characters of the pasted text that are shown, for the person to see what it is about. */
const SHOWN = 240;

/** JSON that was pasted onto the canvas may be what AWS described, or a document: offers to open it. */
export function PasteOffer() {
  const library = useLibrary();
  const canvas = useCanvasStore();
  const text = useCanvas((state) => state.pastedJson);
  if (text === null) return null;
  const close = () => canvas.setState({ pastedJson: null });
  const open = () => {
    close();
    void library.openFiles({ files: [{ path: 'pasted.json', text }], problems: [] });
  };
  return (
    <Dialog title="Import what was pasted?" onClose={close}>
      <p className="text-muted">
        It reads like the answer of an <code>aws ec2 describe-*</code> command or like a saved architecture.
        It opens as an architecture of its own; what is on the canvas stays as it is.
      </p>
      <pre className="mt-3 max-h-40 overflow-hidden whitespace-pre-wrap break-words rounded-md bg-sunken px-3 py-2 font-mono text-xs">
        {text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text}
      </pre>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={close}>Leave it</Button>
        <Button look="accent" onClick={open}>
          Import it
        </Button>
      </div>
    </Dialog>
  );
}
