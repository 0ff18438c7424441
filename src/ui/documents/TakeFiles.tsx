import FileJson from 'lucide-react/icons/file-json';
import ImageDown from 'lucide-react/icons/image-down';
import Terminal from 'lucide-react/icons/square-terminal';
import type { ReactNode } from 'react';
import { useLibrary } from './library-context.ts';
import { useSheets } from './sheets-context.ts';

/** What one can take along instead of a link. */
export function TakeFiles() {
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
