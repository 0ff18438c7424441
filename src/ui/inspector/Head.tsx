import { rename } from '../../editor/commands/rename.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { AwsIcon } from '../components/AwsIcon.tsx';
import { CopyButton } from './CopyButton.tsx';
import { EditText } from './EditText.tsx';

/** What it is, its name to change, its id to copy. */
export function Head({ of: view }: { readonly of: Inspected }) {
  const { key, kind, icon, name, title, id, docs } = view;
  return (
    <div className="px-3 pb-2.5">
      <div className="flex items-start gap-2.5">
        <AwsIcon icon={icon} size={36} />
        <div data-name="" className="min-w-0 flex-1">
          <p className="flex items-baseline justify-between gap-2 text-muted text-xs">
            {kind}
            <a
              href={docs}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-6 items-center text-accent hover:underline"
            >
              AWS guide<span className="sr-only"> about it, in a new tab</span>
            </a>
          </p>
          <EditText
            label="Name"
            isLabelHidden
            value={name}
            placeholder={title}
            command={rename}
            argsFor={(text) => ({ key, name: text })}
            className="-ml-2 border-transparent bg-transparent font-semibold text-[0.9375rem] hover:border-line"
          />
        </div>
      </div>
      <p className="mt-1 flex items-center gap-1 font-mono text-[0.6875rem] text-muted">
        <span className="min-w-0 break-all">{id}</span>
        <CopyButton text={id} label="Copy id" />
      </p>
    </div>
  );
}
