/** How a person left a panel. */
interface Kept {
  /** Pixels across. */
  readonly size: number;
  readonly isOpen: boolean;
}

const PREFIX = 'skytrace.panel.';

/** The sizes of the page's panels, in the browser's storage where that is allowed. */
export const keptPanels = {
  read(name: string): Kept | null {
    try {
      const [size, isOpen] = (localStorage.getItem(PREFIX + name) ?? '').split(' ');
      const pixels = Number(size);
      return pixels > 0 && Number.isFinite(pixels) ? { size: pixels, isOpen: isOpen !== 'closed' } : null;
    } catch {
      return null;
    }
  },
  keep(name: string, { size, isOpen }: Kept): void {
    try {
      localStorage.setItem(PREFIX + name, `${Math.round(size)} ${isOpen ? 'open' : 'closed'}`);
    } catch {
      // Private windows and strict settings forbid storage: the size holds until the page closes.
    }
  },
};
