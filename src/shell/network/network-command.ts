import { quoteWords } from '../../aws/quote.ts';
import type { CommandContext, CommandResult, ShellCommand } from '../bash/command.ts';
import { dataName } from './data-names.ts';
import { lookUp, type NetworkPlace } from './place.ts';
import { type Sent, send } from './send.ts';

/** A program that sends packets, under way. */
export interface NetworkCall {
  readonly place: NetworkPlace;
  readonly context: CommandContext;
  /** As it was typed. */
  readonly command: string;
  send(address: string, protocol: number, port: number | null): Promise<Sent>;
  lookUp(host: string): Promise<ReturnType<typeof lookUp>>;
  /** Lets milliseconds of the document's time pass. */
  wait(milliseconds: number): void;
}

export type NetworkProgram = (call: NetworkCall, args: readonly string[]) => Promise<CommandResult>;

export function startNetworkCall(
  place: NetworkPlace,
  context: CommandContext,
  words: readonly string[],
): NetworkCall {
  const command = quoteWords(words);
  return {
    place,
    context,
    command,
    send: (address, protocol, port) => send(place, { command, address, protocol, port }),
    lookUp: async (host) => {
      const known = (await context.fs.exists('/etc/hosts')) ? await context.fs.readFile('/etc/hosts') : '';
      const found = lookUp(place, host, known);
      // The C library asks twice, five seconds each.
      if (found === 'no-resolver') place.session.advance(place.session.cloud.clock + 10_000);
      return found;
    },
    wait: (milliseconds) => place.session.advance(place.session.cloud.clock + Math.round(milliseconds)),
  };
}

export function networkCommand(name: string, place: NetworkPlace, run: NetworkProgram): ShellCommand {
  return {
    name,
    run: async (args, context) => {
      const result = await run(startNetworkCall(place, context, [name, ...args]), args);
      const remarks = [...new Set(args.flatMap((arg) => dataName(arg) ?? []))];
      return remarks.length === 0
        ? result
        : {
            ...result,
            stderr: result.stderr + remarks.map((remark) => `not simulated: ${remark}\n`).join(''),
          };
    },
  };
}

/** Our own line about what is not known, beside the program's words. */
export function noted(sent: Pick<Sent, 'note'>): string {
  return sent.note === null
    ? ''
    : sent.note.startsWith('not simulated')
      ? `${sent.note}\n`
      : `skytrace: ${sent.note}\n`;
}
