import { basename } from 'node:path';
import type { Arguments } from '../args.ts';
import { badUsage, type Outcome } from '../fault.ts';
import { readPipe, readText } from '../read-input.ts';
import type { SubCommand } from '../sub-command.ts';
import { runInShell, SHELL_OPTIONS } from './shell-run.ts';

export const runCommand: SubCommand = {
  name: 'run',
  usage: 'SCRIPT.sh [ARGUMENT…] [--cloud in.json] [--out cloud.json]',
  description: `Runs a bash script of \`aws\` commands against a document instead of an account, and prints
and exits as bash would. Nothing outside of the simulator is touched: the script's files are in
memory, and there is no network.

\`sleep\` and \`aws … wait\` let the document's time pass, not yours. --out is written even when
the script fails: it holds what the commands up to there made.`,
  options: SHELL_OPTIONS,
  examples: ['run three-tier.sh --out cloud.json', 'run clean-up.sh --cloud cloud.json --out empty.json'],
  run,
};

async function run(args: Arguments): Promise<Outcome<number>> {
  const [path, ...rest] = args.positionals;
  if (path === undefined) return badUsage('name a script');
  const script = readText(path);
  if (!script.ok) return script;
  return runInShell(args, { script: script.value, name: basename(path), args: rest, stdin: readPipe() });
}
