import ListTree from 'lucide-react/icons/list-tree';
import Network from 'lucide-react/icons/network';
import { keysForAria, keysForPeople } from '../components/shortcut-text.ts';
import { useSettings, useSettingsPort } from './settings-port.ts';

const views = [
  { view: 'canvas', label: 'Canvas', Drawing: Network },
  { view: 'list', label: 'List', Drawing: ListTree },
] as const;

/** The architecture as a drawing or as a list; each shows and does the same. */
export function ViewSwitch() {
  const port = useSettingsPort();
  const { view: current } = useSettings();
  return (
    <fieldset aria-label="Show the architecture as" className="flex shrink-0 rounded-md bg-sunken p-0.5">
      {views.map(({ view, label, Drawing }) => (
        <button
          key={view}
          type="button"
          aria-pressed={current === view}
          aria-keyshortcuts={keysForAria('Shift+W')}
          data-tip={view === 'canvas' ? 'Show the canvas' : 'Show the list view'}
          data-tip-keys={keysForPeople('Shift+W')}
          onClick={() => port.change({ view })}
          className="inline-flex h-7 items-center gap-1.5 rounded px-2 font-medium text-muted text-xs hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-xs"
        >
          <Drawing size={14} aria-hidden="true" />
          <span className="max-[1500px]:sr-only">{label}</span>
        </button>
      ))}
    </fieldset>
  );
}
