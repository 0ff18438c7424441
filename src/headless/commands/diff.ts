import { ok } from '../../kernel/lib/result.ts';
import { compareReach, type ReachChange } from '../../kernel/reach/compare.ts';
import { simulate } from '../../resources/simulate.ts';
import { type Naming, namingOf } from '../../text/naming.ts';
import type { Arguments } from '../args.ts';
import type { Outcome } from '../fault.ts';
import { formatTable, print, printJson } from '../output.ts';
import { readCloud } from '../read-input.ts';
import { formatTraffic, protocolWord, readTraffic, splitPorts, TRAFFIC_OPTIONS } from '../read-traffic.ts';
import type { SubCommand } from '../sub-command.ts';

export const diffCommand: SubCommand = {
  name: 'diff',
  usage: 'before.json after.json [--port N…] [--protocol NAME] [--json]',
  description: `What a change opens and what it closes: the reachability of two documents compared.

Ends are network interfaces and the internet, matched by id. With --json:
{"opened": […], "closed": […], "otherwise": […]}, each of
{"from", "to", "protocol", "ports": [{"from", "to"}], "before", "after"}; a verdict is null where
that end does not exist. "otherwise" differs without being opened or closed.`,
  options: { ...TRAFFIC_OPTIONS, json: { help: 'print the difference as JSON' } },
  examples: ['diff before.json after.json', 'diff before.json after.json --port 22,443 --json'],
  run: runDiff,
};

function runDiff(args: Arguments): Outcome<void> {
  const paths = splitPorts(args, 2);
  if (!paths.ok) return paths;
  const [beforePath = '', afterPath = ''] = paths.value;
  const before = readCloud(beforePath);
  if (!before.ok) return before;
  const after = readCloud(afterPath);
  if (!after.ok) return after;
  const graphs = [simulate(before.value).graph, simulate(after.value).graph] as const;
  const traffic = readTraffic(args, 2, graphs);
  if (!traffic.ok) return traffic;
  const { opened, closed, otherwise } = compareReach(graphs[0], graphs[1], traffic.value);
  if (args.has('json')) {
    printJson({
      opened: opened.map(asJson),
      closed: closed.map(asJson),
      otherwise: otherwise.map(asJson),
    });
    return ok(undefined);
  }
  const [old, fresh] = [namingOf(before.value), namingOf(after.value)];
  const names: Naming = (id) => (fresh(id) === id ? old(id) : fresh(id));
  const parts = [
    formatChanges('Opened', opened, names),
    formatChanges('Closed', closed, names),
    formatChanges('Otherwise different', otherwise, names),
  ].filter((part) => part !== '');
  print(
    parts.length === 0
      ? 'No difference: the same ends reach each other with the same traffic.'
      : parts.join('\n\n'),
  );
  return ok(undefined);
}

function asJson({ from, to, protocol, ports, before, after }: ReachChange): object {
  return { from, to, protocol: protocolWord(protocol), ports, before, after };
}

function formatChanges(title: string, changes: readonly ReachChange[], names: Naming): string {
  if (changes.length === 0) return '';
  const rows = changes.map(({ from, to, protocol, ports, before, after }) => [
    names(from),
    names(to),
    formatTraffic(protocol, ports),
    `${before ?? 'not there'} -> ${after ?? 'not there'}`,
  ]);
  return `${title} (${changes.length}):\n${formatTable(['from', 'to', 'traffic', 'verdict'], rows)}`;
}
