import { createContext, useContext, useSyncExternalStore } from 'react';

/** How a person wants to work. */
export interface LabSettings {
  readonly view: 'canvas' | 'list';
  /** Whether keys that are a single character do something by themselves. */
  readonly letterKeys: boolean;
  /** The public address of the laptop that terminals stand on; null: the usual one. */
  readonly laptop: string | null;
  /** Whether the trace player asks what comes before it shows it. */
  readonly predicts: boolean;
}

/** How the screen reads and changes the settings; the page keeps them. */
export interface SettingsPort {
  read(): LabSettings;
  change(part: Partial<LabSettings>): void;
  subscribe(listener: () => void): () => void;
}

export const SettingsContext = createContext<SettingsPort | null>(null);

export function useSettingsPort(): SettingsPort {
  const port = useContext(SettingsContext);
  if (port === null) throw new Error('This component must stand inside a LabScreen.');
  return port;
}

export function useSettings(): LabSettings {
  const port = useSettingsPort();
  return useSyncExternalStore(port.subscribe, port.read);
}
