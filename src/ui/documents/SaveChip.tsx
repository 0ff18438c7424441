import Check from 'lucide-react/icons/check';
import Alert from 'lucide-react/icons/triangle-alert';
import { useLibrary, useLibraryState } from './library-context.ts';

/** Whether the work is safe, and what to do when it is not. */
export function SaveChip() {
  const library = useLibrary();
  const save = useLibraryState((state) => state.save);
  const isShared = useLibraryState((state) => state.shared !== null);
  if (isShared) return <span>Not saved here</span>;
  switch (save.kind) {
    case 'saved':
      if (save.revision === 0)
        return <span className="max-sm:hidden">Saved as soon as you change something</span>;
      return (
        <span className="flex items-center gap-1">
          <Check size={13} className="text-pass" aria-hidden="true" />
          Saved on this device
        </span>
      );
    case 'waiting':
    case 'saving':
      return <span>Saving…</span>;
    case 'failed':
      return (
        <Trouble
          words={save.failure.message}
          action="Download file"
          onClick={() => library.takeAlong.file()}
        />
      );
    case 'conflict':
      return (
        <Trouble
          words={
            save.theirs === undefined
              ? 'Another tab deleted this document; nothing is saved any more.'
              : 'Another tab saved a newer version; yours is not saved.'
          }
          action={save.theirs === undefined ? 'Keep this one' : 'Keep both'}
          onClick={() => void library.keepBoth()}
        />
      );
    default:
      return save satisfies never;
  }
}

/** A line has room for the first sentence; the rest is told when it is pointed at. */
function Trouble(props: { readonly words: string; readonly action: string; readonly onClick: () => void }) {
  const lead = /^.*?[.;](?=\s|$)/.exec(props.words)?.[0] ?? props.words;
  return (
    <span role="alert" className="flex min-w-0 items-center gap-1.5 font-medium text-drop">
      <Alert size={13} className="shrink-0" aria-hidden="true" />
      <span className="truncate" data-tip={props.words}>
        {lead}
        <span className="sr-only">{props.words.slice(lead.length)}</span>
      </span>
      <button type="button" onClick={props.onClick} className="shrink-0 font-semibold underline">
        {props.action}
      </button>
    </span>
  );
}
