import type { ReactNode } from 'react';

/** What is shown here, and how to leave by keyboard. */
export function CodeFoot({ leaves, children }: { readonly leaves: boolean; readonly children: ReactNode }) {
  return (
    <div className="flex shrink-0 flex-wrap gap-x-4 border-line border-t px-3 py-1 text-muted text-xs">
      <p className="min-w-0 flex-1">{children}</p>
      <p role="status">
        {leaves ? (
          'Tab now leaves the editor.'
        ) : (
          <>
            <kbd>Esc</kbd>, then <kbd>Tab</kbd> leaves. <kbd>Ctrl+M</kbd>: Tab always leaves.
          </>
        )}
      </p>
    </div>
  );
}
