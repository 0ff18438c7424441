import X from 'lucide-react/icons/x';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Late } from '../components/Late.tsx';
import { useLabState } from '../lab/lab-context.ts';
import { proposalBanner } from './late-parts.ts';
import { useLibrary, useLibraryState } from './library-context.ts';
import { useSheets } from './sheets-context.ts';
import { WelcomeStrip } from './WelcomeStrip.tsx';

/** What has to be said above the canvas: whose architecture this is, and what went wrong. */
export function Banners() {
  return (
    <>
      <WelcomeStrip />
      <SharedBanner />
      <NoticeBanner />
    </>
  );
}

function SharedBanner() {
  const library = useLibrary();
  const shared = useLibraryState((state) => state.shared);
  const newest = useLibraryState((state) => state.documents[0]);
  if (shared === null) return null;
  const leave = () => void (newest === undefined ? library.startBlank() : library.open(newest.id));
  const back = newest === undefined ? 'Start your own' : 'Back to mine';
  const { proposal, question, isReadOnly } = shared;
  if (proposal !== null)
    return <Late of={proposalBanner} props={{ proposal, words: question, back, onBack: leave }} />;
  return (
    <section
      aria-label="Shared architecture"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-accent-soft px-4 py-2"
    >
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">Shared architecture, not saved here.</strong>{' '}
        <span className="text-muted">
          {isReadOnly
            ? 'It is read-only: look, ask and follow packets; keep a copy to change it.'
            : 'Try anything: your own work is untouched.'}
        </span>
        {question !== null && (
          <span className="mt-1 block whitespace-pre-wrap break-words">
            <span className="text-muted">The sender asks: </span>
            {question}
          </span>
        )}
      </p>
      {question !== null && !isReadOnly && <AnswerButton />}
      <Button look="accent" onClick={() => void library.keepCopy()}>
        Keep a copy
      </Button>
      <Button onClick={leave}>{back}</Button>
    </section>
  );
}

/** What one would change is the answer: a link back, with the change as a proposal. */
function AnswerButton() {
  const sheets = useSheets();
  const hasChanged = useLabState(({ past }) => past.length > 0);
  return (
    <Button
      aria-disabled={!hasChanged}
      data-tip={
        hasChanged ? 'A link with your change as a proposal' : 'Change something first: that is your answer'
      }
      className="aria-disabled:opacity-45"
      onClick={() => {
        if (hasChanged) sheets.open('share');
      }}
    >
      Answer with a proposal
    </Button>
  );
}

function NoticeBanner() {
  const library = useLibrary();
  const notice = useLibraryState((state) => state.notice);
  return (
    <div role={notice?.tone === 'done' ? 'status' : 'alert'}>
      {notice !== null && (
        <div
          className={`flex items-start gap-3 border-line border-b px-4 py-2 ${notice.tone === 'done' ? 'bg-pass-soft' : 'bg-warn-soft'}`}
        >
          <div className="min-w-0 flex-1 self-center">
            <p className="font-medium">{notice.text}</p>
            {notice.details.map((detail) => (
              <p key={detail} className="break-words text-muted text-xs first-letter:uppercase">
                {detail}
              </p>
            ))}
          </div>
          {notice.action !== null && <Button onClick={notice.action.run}>{notice.action.label}</Button>}
          <IconButton label="Dismiss this message" onClick={() => library.dismissNotice()}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </div>
  );
}
