import { planRebuild } from '../../io/rebuild/plan-rebuild.ts';
import { printScript } from '../../io/rebuild/print-script.ts';
import { ok } from '../../kernel/lib/result.ts';
import type { Arguments } from '../args.ts';
import { badUsage, type Outcome } from '../fault.ts';
import { print } from '../output.ts';
import { readCloud } from '../read-input.ts';
import type { SubCommand } from '../sub-command.ts';

export const commandCommand: SubCommand = {
  name: 'command',
  usage: 'cloud.json',
  description: `Prints a bash script of \`aws\` lines that builds the same architecture from nothing.

Ids are kept in variables; AWS chooses public addresses anew. Several accounts become several
profiles. Comments tell what has no command: what runs inside an instance, and what the
document keeps without simulating it.`,
  options: {},
  examples: ['command cloud.json > rebuild.sh'],
  run: runCommand,
};

function runCommand(args: Arguments): Outcome<void> {
  const [path, ...rest] = args.positionals;
  if (path === undefined || rest.length > 0) return badUsage('name one document');
  const cloud = readCloud(path);
  if (!cloud.ok) return cloud;
  print(printScript(planRebuild(cloud.value)));
  return ok(undefined);
}
