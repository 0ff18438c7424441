import { keysForAria, keysForPeople } from '../components/shortcut-text.ts';
import { predictKey } from '../lab/screen-keys.ts';
import { useSettings, useSettingsPort } from '../lab/settings-port.ts';
import { predictPanel } from './late-parts.ts';

/** Whether the player asks before it shows. */
export function PredictToggle() {
  const settings = useSettingsPort();
  const { predicts } = useSettings();
  const [shortcut = ''] = predictKey.shortcuts;
  return (
    <button
      type="button"
      aria-pressed={predicts}
      onClick={() => settings.change({ predicts: !predicts })}
      onPointerEnter={predictPanel.prefetch}
      onFocus={predictPanel.prefetch}
      aria-keyshortcuts={keysForAria(shortcut)}
      data-tip="Pause before each decision, say what it will be, then see"
      data-tip-keys={keysForPeople(shortcut)}
      className="h-7 shrink-0 rounded-md border border-line px-2.5 font-medium text-muted text-xs aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      Predict
    </button>
  );
}
