import type { ITheme } from '@xterm/xterm';

const NAMES = {
  background: '--surface',
  foreground: '--ink',
  cursor: '--accent',
  cursorAccent: '--surface',
  selectionBackground: '--accent-soft',
  red: '--drop',
  green: '--pass',
  yellow: '--warn',
  blue: '--accent',
  magenta: '--aws-network',
  cyan: '--aws-region',
  white: '--ink',
  black: '--muted',
  brightBlack: '--muted',
  brightRed: '--drop',
  brightGreen: '--pass',
  brightYellow: '--warn',
  brightBlue: '--accent',
  brightMagenta: '--aws-network',
  brightCyan: '--aws-region',
  brightWhite: '--ink',
} as const satisfies ITheme;

/** The page's colours as they are where the element stands. */
export function themeAt(element: HTMLElement): ITheme {
  const probe = document.createElement('span');
  element.append(probe);
  const colours = Object.entries(NAMES).map(([name, variable]) => {
    probe.style.color = `var(${variable})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(colours);
}
