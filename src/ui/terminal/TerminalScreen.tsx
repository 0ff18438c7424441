import '@xterm/xterm/css/xterm.css';
import './terminal.css';
import { useEffect, useRef } from 'react';
import type { ConsolePort, ConsoleRun } from '../../state/terminal/console.ts';
import { laptopAddress } from '../../state/terminal/laptop.ts';
import { type SentPacket, sentPacket } from '../../state/terminal/packets.ts';
import { nodesShowing } from '../../state/terminal/shown-ids.ts';
import { createTerminalSession, type TerminalSession } from '../../state/terminal/terminal.ts';
import { useCanvasStore } from '../canvas/canvas-store.ts';
import { useLab } from '../lab/lab-context.ts';
import { useSettingsPort } from '../lab/settings-port.ts';
import { openScreen, type Screen } from './open-screen.ts';

/** How a person reads terminals; the same for all of them. */
export interface TerminalLook {
  readonly fontSize: number;
  readonly forScreenReaders: boolean;
}

/** What the panel does with a terminal from outside. */
export interface TerminalHandle {
  readonly session: TerminalSession;
  readonly screen: Screen;
}

interface Props {
  readonly name: string;
  readonly isShown: boolean;
  readonly look: TerminalLook;
  readonly onOpen: (handle: TerminalHandle) => () => void;
  readonly onRun: (run: ConsoleRun | null) => void;
  readonly onPacket: (packet: SentPacket) => void;
  readonly onClose: () => void;
}

/** What a command made glows for that long. */
const FLASH_MS = 1600;

const nextFrame = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const BREATH_MS = 12;

/** One terminal with its shell, from when it is opened until it is closed. */
export function TerminalScreen({ name, isShown, look, onOpen, onRun, onPacket, onClose }: Props) {
  const lab = useLab();
  const canvas = useCanvasStore();
  const settings = useSettingsPort();
  const place = useRef<HTMLDivElement>(null);
  const screen = useRef<Screen>(null);
  const latest = useRef({ onOpen, onRun, onPacket, onClose, look });
  latest.current = { onOpen, onRun, onPacket, onClose, look };
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let lastBreath = performance.now();
    let fading: ReturnType<typeof setTimeout> | undefined;
    const flash = (keys: readonly string[]) => {
      const { scene } = lab.store.getState();
      const nodes = keys.flatMap((key) => nodesShowing(scene, key));
      if (nodes.length === 0) return;
      canvas.setState(({ flashed }) => ({ flashed: new Set([...flashed, ...nodes]) }));
      clearTimeout(fading);
      fading = setTimeout(() => canvas.setState({ flashed: new Set() }), FLASH_MS);
    };
    const port: ConsolePort = {
      write: (text) => opened.terminal.write(text),
      columns: () => opened.terminal.cols,
      clear: () => {
        opened.terminal.write('\x1b[2J\x1b[3J\x1b[H');
      },
      command: ({ made, changed }) => flash([...made, ...changed].map(({ key }) => key)),
      packet: (event) => latest.current.onPacket(sentPacket(lab.store.getState().document.cloud, event)),
      changed: () => latest.current.onRun(session.console.run),
      closed: () => latest.current.onClose(),
      breathe: async () => {
        // Not after every command: a timer's turn takes milliseconds.
        if (performance.now() - lastBreath < BREATH_MS) return;
        await nextFrame();
        lastBreath = performance.now();
      },
    };
    const session = createTerminalSession(lab, port, () => laptopAddress(settings.read().laptop));
    const { console: lines } = session;
    const opened = openScreen(element, {
      lab,
      canvas,
      label: `${name}, command line. Escape, then Tab leaves it.`,
      ...latest.current.look,
      onKey: (data) => lines.key(data),
      onPaste: (text) => lines.paste(text),
      onResize: () => lines.resized(),
    });
    screen.current = opened;
    lines.begin();
    const forget = latest.current.onOpen({ session, screen: opened });
    return () => {
      forget();
      clearTimeout(fading);
      canvas.setState({ flashed: new Set(), pointed: new Set() });
      session.close();
      if (lines.run !== null) lines.stop();
      opened.dispose();
    };
  }, [lab, canvas, settings, name]);
  useEffect(() => {
    const opened = screen.current;
    if (opened === null) return;
    opened.terminal.options.fontSize = look.fontSize;
    opened.terminal.options.screenReaderMode = look.forScreenReaders;
    if (isShown) opened.fit();
  }, [look, isShown]);
  return (
    <div ref={place} className="lab-terminal min-h-0 min-w-0 flex-1 overflow-hidden" hidden={!isShown} />
  );
}
