import { FitAddon } from '@xterm/addon-fit';
import { type ILink, Terminal } from '@xterm/xterm';
import type { Lab } from '../../state/lab.ts';
import { shownIds } from '../../state/terminal/shown-ids.ts';
import type { CanvasStore } from '../canvas/canvas-store.ts';
import { onThemeChange } from '../components/theme-change.ts';
import { themeAt } from './terminal-theme.ts';

export interface ScreenOptions {
  readonly lab: Lab;
  readonly canvas: CanvasStore;
  readonly label: string;
  readonly fontSize: number;
  readonly forScreenReaders: boolean;
  readonly onKey: (data: string) => void;
  readonly onPaste: (text: string) => void;
  readonly onResize: () => void;
}

export interface Screen {
  readonly terminal: Terminal;
  fit(): void;
  dispose(): void;
}

const MOST_LINES = 5000;

/** Puts a terminal into the element. */
export function openScreen(element: HTMLElement, options: ScreenOptions): Screen {
  const terminal = new Terminal({
    convertEol: true,
    cursorBlink: false,
    cursorStyle: 'bar',
    cursorInactiveStyle: 'outline',
    fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: options.fontSize,
    lineHeight: 1.25,
    minimumContrastRatio: 4.5,
    screenReaderMode: options.forScreenReaders,
    scrollback: MOST_LINES,
    theme: themeAt(element),
  });
  const fitting = new FitAddon();
  terminal.loadAddon(fitting);
  terminal.open(element);
  terminal.textarea?.setAttribute('aria-label', options.label);
  const refit = () => {
    if (element.clientWidth > 0 && element.clientHeight > 0) fitting.fit();
  };
  refit();
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    options.onPaste(event.clipboardData?.getData('text/plain') ?? '');
  };
  element.addEventListener('paste', onPaste, true);
  terminal.attachCustomKeyEventHandler(keysLetThrough(terminal));
  terminal.onData(options.onKey);
  terminal.onResize(options.onResize);
  terminal.registerLinkProvider({
    provideLinks: (row, give) => give(linksIn(terminal, row, options)),
  });
  const watch = new ResizeObserver(refit);
  watch.observe(element);
  const unwatchTheme = onThemeChange(() => {
    terminal.options.theme = themeAt(element);
  });
  return {
    terminal,
    fit: refit,
    dispose: () => {
      watch.disconnect();
      unwatchTheme();
      element.removeEventListener('paste', onPaste, true);
      terminal.dispose();
    },
  };
}

/** Keys that the page or the browser handles: those that lead out of the terminal, and copying. */
function keysLetThrough(terminal: Terminal): (event: KeyboardEvent) => boolean {
  let isLeaving = false;
  return (event) => {
    if (event.type !== 'keydown') return true;
    const { key, ctrlKey, metaKey } = event;
    if (key === 'F6' || (ctrlKey && key === '`')) return false;
    if (key === 'Tab' && isLeaving) {
      isLeaving = false;
      return false;
    }
    if (key !== 'Shift') isLeaving = key === 'Escape';
    const isMod = ctrlKey || metaKey;
    // Ctrl+C copies what is selected and stops what runs when nothing is. Ctrl+V pastes by the browser's own event.
    if (isMod && key.toLowerCase() === 'c' && terminal.hasSelection()) return false;
    return !(isMod && key.toLowerCase() === 'v');
  };
}

/** Ids of what stands on the canvas: pointing at one lights it up there, a click selects it. */
function linksIn(terminal: Terminal, row: number, { lab, canvas }: ScreenOptions): ILink[] | undefined {
  const line = terminal.buffer.active.getLine(row - 1)?.translateToString(true);
  if (line === undefined) return undefined;
  const { document, scene } = lab.store.getState();
  return shownIds(line, document.cloud, scene).map(({ start, id, nodes }) => ({
    text: id,
    range: { start: { x: start + 1, y: row }, end: { x: start + id.length, y: row } },
    hover: () => canvas.setState({ pointed: new Set(nodes) }),
    leave: () => canvas.setState({ pointed: new Set() }),
    activate: () => lab.select(nodes),
  }));
}
