import { useId, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { useLibrary } from './library-context.ts';

type Theme = 'system' | 'light' | 'dark';

/** The lines that show the architecture inside another page. */
export function EmbedCode({ link }: { readonly link: string }) {
  const library = useLibrary();
  const id = useId();
  const [theme, setTheme] = useState<Theme>('system');
  const [outcome, setOutcome] = useState<string | null>(null);
  const code = codeFor(link, theme);
  const copy = async () => {
    const copied = await library.takeAlong.copy(code);
    setOutcome(copied.ok ? 'Copied.' : copied.error);
  };
  return (
    <details className="rounded-lg border border-line px-3 py-2">
      <summary className="cursor-pointer font-medium">Show it inside another page</summary>
      <div className="mt-2 grid gap-2">
        <label htmlFor={id} className="text-muted text-xs">
          Paste this into the page’s HTML: the drawing and its trace, read-only, without menus.
        </label>
        <textarea
          id={id}
          readOnly
          rows={3}
          value={code}
          onFocus={(event) => event.target.select()}
          className="rounded-md border border-line bg-page px-2.5 py-1.5 font-mono text-xs"
        />
        <div className="flex flex-wrap items-center gap-2">
          <label className="flex items-center gap-2">
            Colours
            <select
              value={theme}
              onChange={(event) => setTheme(event.target.value as Theme)}
              className="h-8 rounded-md border border-line bg-surface px-2"
            >
              <option value="system">as the visitor’s system</option>
              <option value="light">light</option>
              <option value="dark">dark</option>
            </select>
          </label>
          <Button onClick={() => void copy()}>Copy HTML</Button>
          <span role="status" className="text-muted text-xs">
            {outcome}
          </span>
        </div>
      </div>
    </details>
  );
}

function codeFor(link: string, theme: Theme): string {
  const address = new URL(link);
  address.search = theme === 'system' ? '?embed' : `?embed&theme=${theme}`;
  return `<iframe src="${address.href.replaceAll('&', '&amp;')}" width="800" height="560" style="border:0" title="An architecture in Skytrace"></iframe>`;
}
