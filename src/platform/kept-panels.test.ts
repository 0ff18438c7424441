import { afterEach, describe, expect, it, vi } from 'vitest';
import { keptPanels } from './kept-panels.ts';

afterEach(() => vi.unstubAllGlobals());

function withStorage(): Map<string, string> {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  });
  return items;
}

describe('keptPanels', () => {
  it('gives back what was kept, each panel for itself', () => {
    withStorage();
    keptPanels.keep('dock', { size: 240.4, isOpen: false });
    expect(keptPanels.read('dock')).toEqual({ size: 240, isOpen: false });
    expect(keptPanels.read('palette')).toBeNull();
  });

  it('takes nothing from what is no size', () => {
    const items = withStorage();
    items.set('skytrace.panel.dock', 'wide open');
    expect(keptPanels.read('dock')).toBeNull();
  });

  it('holds its peace where storage is forbidden', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
    });
    keptPanels.keep('dock', { size: 200, isOpen: true });
    expect(keptPanels.read('dock')).toBeNull();
  });
});
