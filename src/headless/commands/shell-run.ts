import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import { ok } from '../../kernel/lib/result.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { memorySession } from '../../shell/memory-session.ts';
import { readLaptopAddress, USUAL_LAPTOP_ADDRESS } from '../../shell/network/laptop.ts';
import type { ShellSession } from '../../shell/ports.ts';
import { Shell } from '../../shell/shell.ts';
import type { Arguments, OptionTable } from '../args.ts';
import { badUsage, type Outcome } from '../fault.ts';
import { readCloud } from '../read-input.ts';
import { writeAtomically } from '../write-file.ts';

export const SHELL_OPTIONS: OptionTable = {
  cloud: { value: 'FILE', help: 'the document to start from; without it an empty one' },
  out: { value: 'FILE', help: 'where the document goes that the commands made' },
  region: { value: 'NAME', help: 'where calls go that name no Region (us-east-1)' },
  account: { value: 'ID', help: 'who makes them (123456789012)' },
  from: {
    value: 'ADDRESS',
    help: 'how the internet sees the laptop that the commands are typed on\n(203.0.113.10)',
  },
  seed: { value: 'TEXT', help: 'what a new document makes its ids from (skytrace)' },
};

export interface ShellRun {
  readonly script: string;
  readonly name: string;
  readonly args: readonly string[];
  /** Given when the script may read what is typed or piped to us. */
  readonly stdin: string | undefined;
}

/** Runs a script on the document that the options name, prints as it prints and exits as it exits. */
export async function runInShell(args: Arguments, run: ShellRun): Promise<Outcome<number>> {
  const place = readPlace(args);
  if (!place.ok) return place;
  const from = readLaptopAddress(args.get('from') ?? USUAL_LAPTOP_ADDRESS);
  if (!from.ok) return badUsage(`--from: ${from.error}`);
  const start = startCloud(args);
  if (!start.ok) return start;
  const session = memorySession(start.value, place.value);
  const shell = new Shell({ session, address: () => from.value });
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.on('SIGINT', interrupt);
  let lastBreath = performance.now();
  try {
    const { exitCode } = await shell.run(run.script, {
      output: {
        stdout: (text) => process.stdout.write(text),
        stderr: (text) => process.stderr.write(text),
      },
      signal: stop.signal,
      name: run.name,
      args: run.args,
      stdin: run.stdin,
      ...(process.stdout.columns !== undefined && { columns: process.stdout.columns }),
      breathe: async () => {
        // Signals and output get their turn now and then, not after every command.
        if (performance.now() - lastBreath < 20) return;
        await new Promise((resolve) => setImmediate(resolve));
        lastBreath = performance.now();
      },
    });
    const written = writeCloud(args, session);
    return written.ok ? ok(exitCode) : written;
  } finally {
    process.off('SIGINT', interrupt);
  }
}

function readPlace(args: Arguments): Outcome<ShellSession['place']> {
  const account = args.get('account') ?? '123456789012';
  if (!/^\d{12}$/.test(account)) return badUsage(`--account ${account}: an account is twelve digits`);
  return ok({ account, region: args.get('region') ?? 'us-east-1' });
}

function startCloud(args: Arguments): Outcome<AwsCloud> {
  const path = args.get('cloud');
  return path === undefined ? ok(newCloud(awsRegistry, args.get('seed') ?? 'skytrace')) : readCloud(path);
}

/** Whatever the script came to: what its commands made is kept, with all that was pending finished. */
function writeCloud(args: Arguments, session: ShellSession): Outcome<void> {
  const path = args.get('out');
  return path === undefined
    ? ok(undefined)
    : writeAtomically(path, serialiseDocument(settle(awsRegistry, session.cloud)));
}
