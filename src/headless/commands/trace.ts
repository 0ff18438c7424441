import { ok } from '../../kernel/lib/result.ts';
import { simulate, traceFlow } from '../../resources/simulate.ts';
import { namingOf } from '../../text/naming.ts';
import { tellTrace } from '../../text/story.ts';
import type { Arguments } from '../args.ts';
import { readFlow } from '../ask-flow.ts';
import { badInput, badUsage, type Outcome } from '../fault.ts';
import { findDown } from '../find-down.ts';
import { print, printable, printJson } from '../output.ts';
import { readCloud } from '../read-input.ts';
import { REF_HELP, type SubCommand } from '../sub-command.ts';

export const traceCommand: SubCommand = {
  name: 'trace',
  usage: 'cloud.json --from REF --to REF [--protocol NAME] [--port N] [--src-port N] [--down REF,…] [--json]',
  description: `Follows one packet and its reply, and tells at every hop what decided and why.

${REF_HELP}`,
  options: {
    from: { value: 'REF', help: 'who sends', required: true },
    to: { value: 'REF', help: 'who should receive', required: true },
    protocol: { value: 'NAME', help: 'tcp (when not given), udp, icmp, or a number from 0 to 255' },
    port: { value: 'N', help: 'destination port; TCP and UDP need one' },
    'src-port': { value: 'N', help: "source port; otherwise all that the sender's system may choose" },
    down: {
      value: 'REF,…',
      help: 'what is out of order: ids, Name tags, Availability Zones',
      list: true,
    },
    json: { help: 'print the whole trace as JSON' },
  },
  examples: [
    'trace cloud.json --from internet --to web-1 --port 443',
    'trace cloud.json --from web-1 --to 10.0.20.4 --port 3306 --down us-east-1a',
    'trace cloud.json --from i-0050a9ecdeb49d529 --to internet:198.51.100.7 --protocol icmp --json',
  ],
  run: runTrace,
};

function runTrace(args: Arguments): Outcome<void> {
  const [path, ...rest] = args.positionals;
  if (path === undefined || rest.length > 0) return badUsage('name one document');
  const flow = readFlow({
    from: args.get('from'),
    to: args.get('to'),
    protocol: args.get('protocol'),
    port: wholeNumber(args.get('port')),
    srcPort: wholeNumber(args.get('src-port')),
  });
  if (!flow.ok) return badInput('', flow.error);
  const cloud = readCloud(path);
  if (!cloud.ok) return cloud;
  const down = findDown(cloud.value, args.list('down'));
  if (!down.ok) return badInput(path, `--down: ${down.error}`);
  const trace = traceFlow(simulate(cloud.value), flow.value, { down: down.value });
  if (!trace.ok) return badInput(path, trace.error);
  if (args.has('json')) printJson(trace.value);
  else print(printable(tellTrace(trace.value, namingOf(cloud.value))));
  return ok(undefined);
}

/** What is no number stays a text, for the reader of the flow to refuse. */
function wholeNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text;
}
