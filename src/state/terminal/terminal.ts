import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { Shell } from '../../shell/shell.ts';
import type { Performed } from '../canvas.ts';
import type { Lab } from '../lab.ts';
import { receiptLines } from '../receipt-lines.ts';
import { Console, type ConsolePort } from './console.ts';
import { labSession } from './lab-session.ts';

export interface TerminalSession {
  readonly console: Console;
  /** Whether that step of the history was made by a command here. */
  made(step: Performed): boolean;
  close(): void;
}

/**
 * A terminal on a lab, with a shell of its own. `laptop` is the address that its packets come from; where somebody
 * watches it stays the usual one, which what is asked there counts on.
 */
export function createTerminalSession(lab: Lab, port: ConsolePort, laptop?: () => string): TerminalSession {
  const session = labSession(lab);
  const { watched } = lab;
  if (watched === null) {
    const shell = new Shell({
      session,
      isInteractive: true,
      ...(laptop !== undefined && { address: laptop }),
    });
    return { console: new Console(shell, session, port), made: session.made, close: () => undefined };
  }
  const shell = new Shell({ session, isInteractive: true, home: watched.home() });
  let calls: CloudRequest[] = [];
  const console = new Console(shell, session, {
    ...port,
    command: (event) => {
      calls.push(...event.requests);
      port.command(event);
    },
    ran: async (text, where, exitCode) => {
      watched.ran({ text, where, exitCode }, calls, await shell.laptop());
      calls = [];
    },
  });
  const close = watched.onAnew(() => {
    if (console.run !== null) console.stop();
    shell.startAgain(watched.home());
    console.say('Everything is as it was at the start.');
  });
  return { console, made: session.made, close };
}

/** What somebody did elsewhere, as the lines that would have done it: for the terminal to repeat. Null: nothing. */
export function echoOf(before: readonly Performed[], after: readonly Performed[]): string | null {
  const step = after.at(-1);
  if (step === undefined || after.length < before.length || before.includes(step)) return null;
  return step.requests.length === 0 ? null : [`# ${step.label}`, ...receiptLines(step)].join('\n');
}
