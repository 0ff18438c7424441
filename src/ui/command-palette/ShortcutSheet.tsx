import { canvasKeys } from '../canvas/use-canvas-keys.ts';
import { modeKeys } from '../canvas/use-canvas-modes.ts';
import { Dialog } from '../components/Dialog.tsx';
import { keysForPeople } from '../components/shortcut-text.ts';
import { documentKeys } from '../documents/document-keys.ts';
import {
  alignKeys,
  clipboardKeys,
  commandKeys,
  gestureKeys,
  historyKeys,
  viewKeys,
} from '../lab/key-table.ts';
import { regionKeys, screenKeys } from '../lab/screen-keys.ts';
import { useSettings, useSettingsPort } from '../lab/settings-port.ts';
import { listKeys } from '../list/list-keys.ts';
import { questionKeys } from '../trace/question-keys.ts';
import { playerKeys } from '../trace/use-trace-keys.ts';
import { searchKeys } from './search-keys.ts';

type Row = { readonly title: string; readonly shortcuts: readonly string[] };

/** The tables that the keys themselves are looked up in. */
const groups: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  { title: 'Find', rows: searchKeys },
  { title: 'Edit', rows: [...historyKeys, ...commandKeys, ...clipboardKeys, ...gestureKeys, ...alignKeys] },
  { title: 'Document', rows: documentKeys },
  { title: 'View', rows: [...viewKeys, ...screenKeys, ...regionKeys] },
  { title: 'On the canvas', rows: [...canvasKeys, ...modeKeys] },
  { title: 'In the list', rows: listKeys },
  { title: 'In the trace player', rows: playerKeys },
  { title: 'On a kept question', rows: questionKeys },
];

/** Every shortcut there is. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" width="wide" onClose={onClose}>
      <LetterKeys />
      <div className="gap-x-10 sm:columns-2">
        {groups.map(({ title, rows }) => (
          <section key={title} aria-label={title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-semibold text-[0.6875rem] text-muted uppercase tracking-wider">
              {title}
            </h3>
            <dl>
              {rows.map((row) => (
                <div
                  key={row.title}
                  className="flex min-h-8 items-center gap-4 border-line/60 border-b py-1 last:border-b-0"
                >
                  <dt className="flex-1">{row.title}</dt>
                  <dd className="flex flex-wrap justify-end gap-1">
                    {row.shortcuts.map((shortcut) => (
                      <kbd
                        key={shortcut}
                        className="rounded border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs"
                      >
                        {keysForPeople(shortcut)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** WCAG 2.1.4: speech input and unsteady hands press letters that nobody meant. */
function LetterKeys() {
  const port = useSettingsPort();
  const { letterKeys } = useSettings();
  return (
    <label className="mb-4 flex items-start gap-2.5 rounded-lg bg-sunken px-3 py-2">
      <input
        type="checkbox"
        checked={letterKeys}
        onChange={(event) => port.change({ letterKeys: event.target.checked })}
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        Shortcuts that are a single character, such as C, I, M, / and ?
        <span className="block text-muted text-xs">
          Switched off, everything is still in the menus and in the search ({keysForPeople('Mod+K')}); F1
          opens this list.
        </span>
      </span>
    </label>
  );
}
