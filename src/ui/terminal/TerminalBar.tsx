import AArrowDown from 'lucide-react/icons/a-arrow-down';
import AArrowUp from 'lucide-react/icons/a-arrow-up';
import Ear from 'lucide-react/icons/ear';
import Eraser from 'lucide-react/icons/eraser';
import FileTerminal from 'lucide-react/icons/file-terminal';
import Plus from 'lucide-react/icons/plus';
import Repeat2 from 'lucide-react/icons/repeat-2';
import Square from 'lucide-react/icons/square';
import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import type { ConsoleRun } from '../../state/terminal/console.ts';
import { IconButton } from '../components/IconButton.tsx';
import { callCount } from './call-count.ts';
import { LaptopAddress } from './LaptopAddress.tsx';
import type { TerminalLook } from './TerminalScreen.tsx';

interface Props {
  readonly tabs: readonly number[];
  readonly active: number;
  readonly run: ConsoleRun | null;
  readonly look: TerminalLook;
  readonly echoes: boolean;
  /** The address of the laptop is the person's choice. */
  readonly hasAddress: boolean;
  readonly onShow: (tab: number) => void;
  readonly onOpen: () => void;
  readonly onClose: (tab: number) => void;
  readonly onLook: (look: TerminalLook) => void;
  readonly onEchoes: (echoes: boolean) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onStop: () => void;
  readonly onClear: () => void;
}

const SMALLEST = 10;
const LARGEST = 24;

/** Above the terminals: which one, what runs in it, and how they look. */
export function TerminalBar({ tabs, active, run, look, echoes, hasAddress, ...on }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const size = (by: number) =>
    on.onLook({ ...look, fontSize: Math.min(LARGEST, Math.max(SMALLEST, look.fontSize + by)) });
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 px-3">
      <fieldset aria-label="Terminals" className="flex items-center gap-1">
        {tabs.map((tab) => (
          <span key={tab} className="flex items-center rounded-md has-aria-pressed:bg-sunken">
            <button
              type="button"
              aria-pressed={tab === active}
              onClick={() => on.onShow(tab)}
              className="h-7 rounded-md px-2 text-muted text-xs hover:text-ink aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent"
            >
              Terminal {tab}
            </button>
            {tabs.length > 1 && (
              <IconButton label={`Close terminal ${tab}`} className="size-6!" onClick={() => on.onClose(tab)}>
                <X size={13} aria-hidden="true" />
              </IconButton>
            )}
          </span>
        ))}
        <IconButton label="New terminal" className="size-7!" onClick={on.onOpen}>
          <Plus size={15} aria-hidden="true" />
        </IconButton>
      </fieldset>
      {run !== null && (
        <div className="flex items-center gap-1.5 text-muted text-xs tabular-nums">
          <span className="size-2 rounded-full bg-pass" aria-hidden="true" />
          {run.script === null ? 'Running' : `Running ${run.script}`}
          {run.calls > 0 && ` · ${callCount(run.calls)}`}
          <IconButton label="Stop it" shortcut="Ctrl+C" className="size-7!" onClick={on.onStop}>
            <Square size={13} aria-hidden="true" />
          </IconButton>
        </div>
      )}
      <div className="ml-auto flex items-center gap-0.5">
        {hasAddress && <LaptopAddress />}
        <input
          ref={input}
          type="file"
          hidden
          multiple
          aria-label="Script"
          onChange={({ currentTarget }) => {
            on.onFiles([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
        <IconButton label="Run a script file" className="size-7!" onClick={() => input.current?.click()}>
          <FileTerminal size={15} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Show canvas edits as commands"
          className="size-7!"
          isPressed={echoes}
          onClick={() => on.onEchoes(!echoes)}
        >
          <Repeat2 size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label="Clear the terminal" className="size-7!" onClick={on.onClear}>
          <Eraser size={15} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Smaller letters"
          className="size-7!"
          disabled={look.fontSize <= SMALLEST}
          onClick={() => size(-1)}
        >
          <AArrowDown size={15} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Larger letters"
          className="size-7!"
          disabled={look.fontSize >= LARGEST}
          onClick={() => size(1)}
        >
          <AArrowUp size={15} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Screen reader mode"
          className="size-7!"
          isPressed={look.forScreenReaders}
          onClick={() => on.onLook({ ...look, forScreenReaders: !look.forScreenReaders })}
        >
          <Ear size={15} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
