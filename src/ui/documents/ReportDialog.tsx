import type { FileReport } from '../../state/documents/library-state.ts';
import { countedKind } from '../../text/english/nouns.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useLibrary, useLibraryState } from './library-context.ts';

/** What became of the files that were opened, dropped or imported. */
export function ReportDialog() {
  const library = useLibrary();
  const report = useLibraryState((state) => state.report);
  if (report === null) return null;
  const close = () => library.dismissReport();
  const count = Object.values(report.resources).reduce((sum, number) => sum + number, 0);
  const title = count > 0 ? `Imported ${count} ${count === 1 ? 'resource' : 'resources'}` : 'Not opened';
  return (
    <Dialog title={title} onClose={close}>
      <div className="grid gap-4">
        <Report report={report} />
        <div className="flex justify-end">
          <Button look="accent" onClick={close}>
            {count > 0 ? 'Show it' : 'Close'}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Report({ report }: { readonly report: FileReport }) {
  const made = Object.entries(report.resources).map(([kind, count]) => countedKind(count, kind));
  const unknown = Object.entries(report.notModelled).map(([kind, count]) => `${count} ${kind}`);
  return (
    <>
      {made.length > 0 && <Counts title="On the canvas" counts={made} />}
      {unknown.length > 0 && (
        <Counts
          title="Kept as they are, but not simulated (packets that meet them end in “unknown”)"
          counts={unknown}
        />
      )}
      <Remarks title="Could not be read" remarks={report.errors} ink="text-drop" />
      <Remarks title="Worth knowing" remarks={report.warnings} ink="text-warn" />
      {made.length > 0 && report.errors.length + report.warnings.length === 0 && (
        <p className="text-pass">Everything was read without a remark.</p>
      )}
    </>
  );
}

function Counts({ title, counts }: { readonly title: string; readonly counts: readonly string[] }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-semibold text-muted text-xs">{title}</h3>
      <ul className="flex flex-wrap gap-1.5">
        {counts.map((words) => (
          <li key={words} className="rounded-md bg-sunken px-2 py-0.5 text-xs tabular-nums">
            {words}
          </li>
        ))}
      </ul>
    </section>
  );
}

const MOST_SHOWN = 50;

function Remarks(props: {
  readonly title: string;
  readonly remarks: FileReport['errors'];
  readonly ink: string;
}) {
  const { title, remarks, ink } = props;
  if (remarks.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={`mb-1.5 font-semibold text-xs ${ink}`}>
        {title} ({remarks.length})
      </h3>
      <ul className="grid gap-1.5 text-xs">
        {remarks.slice(0, MOST_SHOWN).map(({ file, path, message }) => (
          <li key={`${file} ${path} ${message}`} className="break-words">
            <code className="text-muted">{[file, path].filter((part) => part !== '').join(' · ')}</code>
            <span className="block">{message}</span>
          </li>
        ))}
      </ul>
      {remarks.length > MOST_SHOWN && (
        <p className="mt-1 text-muted text-xs">and {remarks.length - MOST_SHOWN} more</p>
      )}
    </section>
  );
}
