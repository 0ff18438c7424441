import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { useState } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import type { Theme, ThemePort } from './theme-port.ts';

const themes = {
  system: { next: 'light', words: 'Theme: as the system', Drawing: Monitor },
  light: { next: 'dark', words: 'Theme: light', Drawing: Sun },
  dark: { next: 'system', words: 'Theme: dark', Drawing: Moon },
} as const satisfies Record<Theme, unknown>;

/** Goes round: as the system, light, dark. */
export function ThemeSwitch({ theme: port }: { readonly theme: ThemePort }) {
  const [theme, setTheme] = useState(() => port.read());
  const { next, words, Drawing } = themes[theme];
  const change = () => {
    port.apply(next);
    setTheme(next);
  };
  return (
    <IconButton label={words} onClick={change}>
      <Drawing size={16} aria-hidden="true" />
    </IconButton>
  );
}
