import type { KeyBinding } from '../components/key-binding.ts';
import type { SettingsPort } from './settings-port.ts';
import type { Regions } from './use-regions.ts';

export interface ScreenKeyContext {
  readonly regions: Regions;
  readonly settings: SettingsPort;
}

/** Between the parts of the screen; they work from fields too. */
export const regionKeys: readonly KeyBinding<ScreenKeyContext>[] = [
  { title: 'To the next part of the screen', shortcuts: ['F6'], run: ({ regions }) => regions.cycle(1) },
  { title: 'To the part before', shortcuts: ['Shift+F6'], run: ({ regions }) => regions.cycle(-1) },
  { title: 'Terminal', shortcuts: ['Ctrl+`'], run: ({ regions }) => regions.openTerminal() },
];

/** Predict, then reveal: the player's button and the search have it from here. */
export const predictKey: KeyBinding<Pick<ScreenKeyContext, 'settings'>> = {
  title: 'Predict in the trace player',
  shortcuts: ['Shift+P'],
  run: ({ settings }) => settings.change({ predicts: !settings.read().predicts }),
};

/** What is selected in detail, and how the architecture is shown. */
export const screenKeys: readonly KeyBinding<ScreenKeyContext>[] = [
  { title: 'Rename', shortcuts: ['F2'], run: ({ regions }) => regions.visitName() },
  {
    title: 'Details of what is selected',
    shortcuts: ['I'],
    run: ({ regions }) => regions.focus('inspector'),
  },
  {
    title: 'Canvas or list view',
    shortcuts: ['Shift+W'],
    run: ({ regions, settings }) => {
      settings.change({ view: settings.read().view === 'list' ? 'canvas' : 'list' });
      regions.focusMain();
    },
  },
  predictKey,
];
