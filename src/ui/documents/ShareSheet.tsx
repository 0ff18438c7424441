import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useId, useMemo, useState } from 'react';
import { shareFragment } from '../../state/documents/share.ts';
import { nameOfEnd } from '../../state/name-of-end.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Late } from '../components/Late.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { EmbedCode } from './EmbedCode.tsx';
import { LinkSize } from './LinkSize.tsx';
import { linkQrCode } from './late-qr-code.ts';
import { useLibrary, useLibraryState } from './library-context.ts';
import { type Base, ProposalChoice } from './ProposalChoice.tsx';
import { TakeFiles } from './TakeFiles.tsx';

/** Shorter ones need no shortening. */
const LONG = 2000;
/** New ids are offered where they save a tenth. */
const WORTH_IT = 0.9;

/** The link that holds the whole architecture, and files to take along. */
export function ShareSheet({ onClose }: { readonly onClose: () => void }) {
  const lab = useLab();
  const library = useLibrary();
  const document = useLabState((state) => state.document);
  const isAsked = useLibraryState(({ shared }) => shared !== null && shared.question !== null);
  // Taken once: a playing trace would make another link at every tick.
  const [trace] = useState(() => lab.store.getState().open);
  const [withTrace, setWithTrace] = useState(trace !== null);
  const [readOnly, setReadOnly] = useState(false);
  const [question, setQuestion] = useState('');
  // The answer to somebody's question is what one would change.
  const [base, setBase] = useState<Base | null>(() =>
    isAsked && document.cloud !== library.origin.cloud ? { id: 'opened', document: library.origin } : null,
  );
  const [by, setBy] = useState('');
  const [outcome, setOutcome] = useState<string | null>(null);
  const [newIds, setNewIds] = useState(false);
  const { plain, renumbered } = useMemo(() => {
    const page = new URL(globalThis.location.href);
    page.hash = '';
    const kept = withTrace ? trace : null;
    const choice = { trace: kept, question, readOnly, base: base?.document ?? null, by };
    const linkTo = (fragment: string) => page.href.replace(/#$/, '') + fragment;
    const asItIs = linkTo(shareFragment(document, choice));
    const others = asItIs.length < LONG ? null : linkTo(shareFragment(document, { ...choice, newIds: true }));
    return { plain: asItIs, renumbered: others };
  }, [document, trace, withTrace, question, readOnly, base, by]);
  const isShorter = renumbered !== null && renumbered.length < plain.length * WORTH_IT;
  const link = isShorter && newIds ? renumbered : plain;
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
        {isShorter && (
          <Choice isChosen={newIds} onChange={setNewIds}>
            Shorter link, {renumbered.length.toLocaleString('en')} characters: ids become new, everything else
            stays
          </Choice>
        )}
        <ProposalChoice base={base} onBase={setBase} by={by} onBy={setBy} />
        {trace !== null && (
          <Choice isChosen={withTrace} onChange={setWithTrace}>
            Open with the trace {nameOfEnd(document.cloud, trace.probe.from)} →{' '}
            {nameOfEnd(document.cloud, trace.probe.to)}, at step {trace.cursor + 1}
          </Choice>
        )}
        {base === null && (
          <Choice isChosen={readOnly} onChange={setReadOnly}>
            Read-only: whoever opens it keeps a copy before changing anything
          </Choice>
        )}
        <label className="grid gap-1 font-medium">
          {base === null ? 'Your question, if you have one' : 'What you want to say about it'}
          <textarea
            rows={2}
            maxLength={500}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
            placeholder={base === null ? 'Why does the database not answer?' : 'The reply had no way back.'}
            className="rounded-md border border-line bg-page px-2.5 py-1.5 font-normal placeholder:text-muted"
          />
        </label>
        <TakeFiles />
        <QrCode link={link} />
        <EmbedCode link={link} />
        <p className="text-muted text-xs">
          The architecture is in the link itself, after the “#”: browsers never send that part to a server.
          Whoever opens it sees a copy.
        </p>
      </div>
    </Dialog>
  );
}

function QrCode({ link }: { readonly link: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="rounded-lg border border-line px-3 py-2"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="cursor-pointer font-medium">QR code for a phone</summary>
      {isOpen && (
        <div className="mt-2">
          <Late of={linkQrCode} props={{ link }} />
        </div>
      )}
    </details>
  );
}

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
  readonly children: React.ReactNode;
}

function Choice({ isChosen, onChange, children }: ChoiceProps) {
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={(event) => onChange(event.target.checked)}
        className="accent-accent"
      />
      <span>{children}</span>
    </label>
  );
}
