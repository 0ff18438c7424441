import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { useSyncExternalStore } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import type { Theme, ThemePort } from './theme-port.ts';

const themes = {
  system: { next: 'light', words: 'Theme: as the system', Drawing: Monitor },
  light: { next: 'dark', words: 'Theme: light', Drawing: Sun },
  dark: { next: 'system', words: 'Theme: dark', Drawing: Moon },
} as const satisfies Record<Theme, unknown>;

/** Goes round: as the system, light, dark. */
export function ThemeSwitch({ theme: port }: { readonly theme: ThemePort }) {
  const { next, words, Drawing } = themes[useSyncExternalStore(port.subscribe, port.read)];
  return (
    <IconButton label={words} onClick={() => port.apply(next)}>
      <Drawing size={16} aria-hidden="true" />
    </IconButton>
  );
}
