/** How a person wants to work, kept in the browser's storage where that is allowed, else for this visit only. */
export interface Settings {
  readonly view: 'canvas' | 'list';
  /** Whether keys that are a single character do something by themselves (WCAG 2.1.4). */
  readonly letterKeys: boolean;
  /** The public address of the laptop that terminals stand on; null: the usual one. */
  readonly laptop: string | null;
  /** Whether the trace player asks what comes before it shows it. */
  readonly predicts: boolean;
}

const KEY = 'skytrace.settings';
const USUAL: Settings = { view: 'canvas', letterKeys: true, laptop: null, predicts: false };

const listeners = new Set<() => void>();
let settings: Settings | null = null;

export const pageSettings = {
  read(): Settings {
    settings ??= restored();
    return settings;
  },
  change(part: Partial<Settings>): void {
    settings = { ...pageSettings.read(), ...part };
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } catch {
      // Private windows and strict settings forbid storage: the settings hold until the page closes.
    }
    for (const listener of listeners) listener();
  },
  /** Tells of each change until the answer is called. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

function restored(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return USUAL;
    return {
      view: 'view' in kept && kept.view === 'list' ? 'list' : USUAL.view,
      letterKeys: 'letterKeys' in kept && kept.letterKeys === false ? false : USUAL.letterKeys,
      laptop: 'laptop' in kept && typeof kept.laptop === 'string' ? kept.laptop : USUAL.laptop,
      predicts: 'predicts' in kept && kept.predicts === true,
    };
  } catch {
    return USUAL;
  }
}
