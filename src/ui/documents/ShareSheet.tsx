import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import FileJson from 'lucide-react/icons/file-json';
import ImageDown from 'lucide-react/icons/image-down';
import Terminal from 'lucide-react/icons/square-terminal';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { shareFragment } from '../../state/documents/share.ts';
import { nameOfEnd } from '../../state/name-of-end.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { EmbedCode } from './EmbedCode.tsx';
import { useLibrary } from './library-context.ts';
import { useSheets } from './sheets-context.ts';

/** Many programs cut longer addresses; 16,000 is where messengers and mail begin to. */
const ROOMY = 2000;
const TIGHT = 16_000;

/** The link that holds the whole architecture, and files to take along. */
export function ShareSheet({ onClose }: { readonly onClose: () => void }) {
  const lab = useLab();
  const library = useLibrary();
  const document = useLabState((state) => state.document);
  // Taken once: a playing trace would make another link at every tick.
  const [trace] = useState(() => lab.store.getState().open);
  const [withTrace, setWithTrace] = useState(trace !== null);
  const [readOnly, setReadOnly] = useState(false);
  const [question, setQuestion] = useState('');
  const [outcome, setOutcome] = useState<string | null>(null);
  const link = useMemo(() => {
    const page = new URL(globalThis.location.href);
    page.hash = '';
    const kept = withTrace ? trace : null;
    return page.href.replace(/#$/, '') + shareFragment(document, { trace: kept, question, readOnly });
  }, [document, trace, withTrace, question, readOnly]);
  const id = useId();
  const copy = async () => {
    const copied = await library.takeAlong.copy(link);
    setOutcome(copied.ok ? 'Copied.' : copied.error);
  };
  return (
    <Dialog title="Share this architecture" onClose={onClose}>
      <div className="grid gap-4">
        <div className="grid gap-1.5">
          <label htmlFor={id} className="font-medium">
            Link
          </label>
          <div className="flex gap-2">
            <input
              id={id}
              readOnly
              value={link}
              onFocus={(event) => event.target.select()}
              className="h-9 min-w-0 flex-1 rounded-md border border-line bg-page px-2.5 font-mono text-xs"
            />
            <Button look="accent" className="h-9" onClick={() => void copy()}>
              {outcome === 'Copied.' ? (
                <Check size={14} aria-hidden="true" />
              ) : (
                <Copy size={14} aria-hidden="true" />
              )}
              Copy link
            </Button>
          </div>
          <LinkSize length={link.length} />
          <p role="status" className={outcome === 'Copied.' ? 'text-pass' : 'text-drop'}>
            {outcome}
          </p>
        </div>
        {trace !== null && (
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={withTrace}
              onChange={(event) => setWithTrace(event.target.checked)}
              className="accent-accent"
            />
            Open with the trace {nameOfEnd(document.cloud, trace.probe.from)} →{' '}
            {nameOfEnd(document.cloud, trace.probe.to)}, at step {trace.cursor + 1}
          </label>
        )}
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={readOnly}
            onChange={(event) => setReadOnly(event.target.checked)}
            className="accent-accent"
          />
          Read-only: whoever opens it keeps a copy before changing anything
        </label>
        <label className="grid gap-1 font-medium">
          Your question, if you have one
          <textarea
            rows={2}
            maxLength={500}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
            placeholder="Why does the database not answer?"
            className="rounded-md border border-line bg-page px-2.5 py-1.5 font-normal placeholder:text-muted"
          />
        </label>
        <Exports />
        <EmbedCode link={link} />
        <p className="text-muted text-xs">
          The architecture is in the link itself, after the “#”: browsers never send that part to a server.
          Whoever opens it sees a copy.
        </p>
      </div>
    </Dialog>
  );
}

/** How long the link is, against what other programs take. */
function LinkSize({ length }: { readonly length: number }) {
  const words =
    length <= ROOMY
      ? 'short enough for every program'
      : length <= TIGHT
        ? 'fine in browsers, mail and documents; some messengers cut it'
        : 'too long for many programs: share the file instead';
  const ink = length <= ROOMY ? 'bg-pass' : length <= TIGHT ? 'bg-warn' : 'bg-drop';
  return (
    <div className="grid gap-1 text-muted text-xs">
      <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-sunken">
        <div className={`h-full ${ink}`} style={{ width: `${Math.min(100, (length / TIGHT) * 100)}%` }} />
      </div>
      <p>
        <span className="tabular-nums">{length.toLocaleString('en')}</span> characters: {words}
      </p>
    </div>
  );
}

function Exports() {
  const library = useLibrary();
  const sheets = useSheets();
  return (
    <fieldset className="grid gap-2 sm:grid-cols-3">
      <legend className="mb-1.5 font-medium">Or take a file</legend>
      <Export
        title="Picture"
        detail="PNG or SVG, for a slide or a page"
        onClick={() => sheets.open('picture')}
      >
        <ImageDown size={18} aria-hidden="true" />
      </Export>
      <Export
        title="Document (JSON)"
        detail="Opens here again, with layout and questions"
        onClick={() => library.takeAlong.file()}
      >
        <FileJson size={18} aria-hidden="true" />
      </Export>
      <Export
        title="AWS CLI script"
        detail="Builds it in a real account; read it first"
        onClick={() => void library.takeAlong.script()}
      >
        <Terminal size={18} aria-hidden="true" />
      </Export>
    </fieldset>
  );
}

function Export(props: {
  readonly title: string;
  readonly detail: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      className="flex items-start gap-2.5 rounded-lg border border-line px-3 py-2.5 text-left hover:border-accent hover:bg-accent-soft"
    >
      <span className="mt-0.5 text-accent">{props.children}</span>
      <span>
        <span className="block font-medium">{props.title}</span>
        <span className="block text-muted text-xs">{props.detail}</span>
      </span>
    </button>
  );
}
