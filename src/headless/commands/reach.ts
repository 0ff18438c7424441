import type { Verdict } from '../../kernel/forward/answer.ts';
import { ok } from '../../kernel/lib/result.ts';
import { addPorts, type PortSet } from '../../kernel/net/ports.ts';
import { hasPorts } from '../../kernel/net/protocol.ts';
import type { PortAtom } from '../../kernel/reach/atoms.ts';
import { type ReachMatrix, reachMatrix, VERDICTS } from '../../kernel/reach/matrix.ts';
import { simulate } from '../../resources/simulate.ts';
import { type Naming, namingOf } from '../../text/naming.ts';
import type { Arguments } from '../args.ts';
import { badInput, type Outcome } from '../fault.ts';
import { findDown } from '../find-down.ts';
import { formatTable, oneLine, print } from '../output.ts';
import { readCloud } from '../read-input.ts';
import { formatTraffic, protocolWord, readTraffic, splitPorts, TRAFFIC_OPTIONS } from '../read-traffic.ts';
import type { SubCommand } from '../sub-command.ts';

export const reachCommand: SubCommand = {
  name: 'reach',
  usage: 'cloud.json [--port N…] [--protocol NAME] [--down REF,…] [--json]',
  description: `Who reaches whom: every network interface against every other, and the internet.

With --json: {"ends": [{"id", "name"}], "matrices": [{"protocol", "ports": {"from", "to"} or null,
"verdicts": rows of verdicts, "reasons": rows of {"code", "at"} or null}]}; row = sender,
column = receiver, both in the order of "ends".`,
  options: {
    ...TRAFFIC_OPTIONS,
    down: { value: 'REF,…', help: 'resources or Availability Zones that are out of order', list: true },
    json: { help: 'print the matrices as JSON' },
  },
  examples: ['reach cloud.json --port 443', 'reach cloud.json --port 80,443 --json', 'reach cloud.json'],
  run: runReach,
};

function runReach(args: Arguments): Outcome<void> {
  const paths = splitPorts(args, 1);
  if (!paths.ok) return paths;
  const cloud = readCloud(paths.value[0] ?? '');
  if (!cloud.ok) return cloud;
  const down = findDown(cloud.value, args.list('down'));
  if (!down.ok) return badInput('--down', down.error);
  const { graph } = simulate(cloud.value);
  const traffic = readTraffic(args, 1, [graph]);
  if (!traffic.ok) return traffic;
  const names = namingOf(cloud.value);
  const matrixOf = ({ protocol, from }: PortAtom) =>
    reachMatrix(graph, { protocol, port: hasPorts(protocol) ? from : null, down: down.value });
  if (args.has('json')) printMatrices(traffic.value, matrixOf, names);
  else if (traffic.value.every(({ from, to }) => from === to) && traffic.value.length <= 4)
    for (const atom of traffic.value) print(formatMatrix(atom, matrixOf(atom), names));
  else print(formatOpenings(traffic.value, matrixOf, names));
  return ok(undefined);
}

/** Row by row: a million cells need not be one text. */
function printMatrices(
  traffic: readonly PortAtom[],
  matrixOf: (atom: PortAtom) => ReachMatrix,
  names: Naming,
): void {
  let isFirst = true;
  for (const atom of traffic) {
    const { ends, verdicts, reasonOf, reasons } = matrixOf(atom);
    if (isFirst) {
      const named = ends.map((id) => ({ id, name: nameOf(names, id) }));
      process.stdout.write(`{"ends": ${JSON.stringify(named)},\n"matrices": [`);
    }
    const head = {
      protocol: protocolWord(atom.protocol),
      ports: hasPorts(atom.protocol) ? { from: atom.from, to: atom.to } : null,
    };
    process.stdout.write(`${isFirst ? '\n' : ',\n'}${JSON.stringify(head).slice(0, -1)},\n"verdicts": [\n`);
    printRows(ends.length, (cell) => VERDICTS[verdicts[cell] ?? 0] ?? 'unknown');
    process.stdout.write('],\n"reasons": [\n');
    printRows(ends.length, (cell) => reasons[reasonOf[cell] ?? 0] ?? null);
    process.stdout.write(']}');
    isFirst = false;
  }
  process.stdout.write(isFirst ? '{"ends": [], "matrices": []}\n' : ']}\n');
}

function printRows(size: number, cellAt: (cell: number) => unknown): void {
  for (let row = 0; row < size; row++) {
    const cells = Array.from({ length: size }, (_, column) => cellAt(row * size + column));
    process.stdout.write(`${JSON.stringify(cells)}${row === size - 1 ? '' : ','}\n`);
  }
}

function nameOf(names: Naming, id: string): string | null {
  const full = names(id);
  const suffix = ` (${id})`;
  return full.endsWith(suffix) ? full.slice(0, -suffix.length) : null;
}

const LETTERS: { readonly [verdict in Verdict]: string } = {
  reachable: 'R',
  partly: 'p',
  'reply-lost': 'l',
  refused: 'f',
  blocked: '.',
  unknown: '?',
};

/** Wider matrices are listed instead. */
const MOST_COLUMNS = 30;

function formatMatrix(atom: PortAtom, matrix: ReachMatrix, names: Naming): string {
  const { ends, verdicts } = matrix;
  const title = formatTraffic(atom.protocol, [{ from: atom.from, to: atom.to }]);
  if (ends.length > MOST_COLUMNS) return `${title}\n${formatOpenings([atom], () => matrix, names)}`;
  const header = ['', 'from \\ to', ...ends.map((_, index) => String(index + 1))];
  const rows = ends.map((end, row) => [
    String(row + 1),
    names(end),
    ...ends.map((_, column) =>
      row === column ? '-' : LETTERS[VERDICTS[verdicts[row * ends.length + column] ?? 0] ?? 'unknown'],
    ),
  ]);
  const legend = VERDICTS.map((verdict) => `${LETTERS[verdict]} ${verdict}`).join('  ');
  return `${title}\n${formatTable(header, rows)}\n${legend}\n`;
}

/** Every pair of ends with the traffic that gets through, there and back. */
function formatOpenings(
  traffic: readonly PortAtom[],
  matrixOf: (atom: PortAtom) => ReachMatrix,
  names: Naming,
): string {
  const open = new Map<string, { from: string; to: string; verdict: Verdict; kinds: Map<number, PortSet> }>();
  let pairs = 0;
  for (const atom of traffic) {
    const { ends, verdicts } = matrixOf(atom);
    pairs = ends.length * (ends.length - 1);
    for (let cell = 0; cell < verdicts.length; cell++) {
      const verdict = VERDICTS[verdicts[cell] ?? 0] ?? 'unknown';
      const [row, column] = [Math.floor(cell / ends.length), cell % ends.length];
      if (verdict === 'blocked' || row === column) continue;
      const [from, to] = [ends[row] ?? '', ends[column] ?? ''];
      const key = `${from} ${to} ${verdict}`;
      const entry = open.get(key) ?? { from, to, verdict, kinds: new Map<number, PortSet>() };
      entry.kinds.set(atom.protocol, addPorts(entry.kinds.get(atom.protocol) ?? [], atom));
      open.set(key, entry);
    }
  }
  if (open.size === 0) return `Nothing gets through between any of the ${pairs} pairs.`;
  const rows = [...open.values()].map(({ from, to, verdict, kinds }) => [
    names(from),
    names(to),
    verdict,
    oneLine([...kinds].map(([protocol, ports]) => formatTraffic(protocol, ports)).join('; ')),
  ]);
  return formatTable(['from', 'to', 'verdict', 'traffic'], rows);
}
