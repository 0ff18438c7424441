import type { Arguments } from '../args.ts';
import { badUsage, type Outcome } from '../fault.ts';
import { readPipe } from '../read-input.ts';
import type { SubCommand } from '../sub-command.ts';
import { runInShell, SHELL_OPTIONS } from './shell-run.ts';

export const shellCommand: SubCommand = {
  name: 'shell',
  usage: "-c 'COMMANDS' [ARGUMENT…] [--cloud in.json] [--out cloud.json]",
  description: `Runs commands in the simulator's shell: bash with \`aws\`, \`jq\`, \`grep\`, \`sed\`, \`awk\` and the
like, against a document. Without -c the commands are read from what is piped in.`,
  options: { command: { value: 'COMMANDS', short: 'c', help: 'what to run' }, ...SHELL_OPTIONS },
  examples: [
    "shell -c 'aws ec2 describe-vpcs --output table' --cloud cloud.json",
    "shell -c 'aws ec2 create-default-vpc' --out cloud.json",
  ],
  run,
};

async function run(args: Arguments): Promise<Outcome<number>> {
  const given = args.get('command');
  const piped = readPipe();
  const script = given ?? piped;
  if (script === undefined) return badUsage("give commands by -c '…', or pipe them in");
  const [name = 'bash', ...rest] = args.positionals;
  return runInShell(args, { script, name, args: rest, stdin: given === undefined ? undefined : piped });
}
