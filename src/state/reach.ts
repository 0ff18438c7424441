import { nameTag } from '../kernel/cloud/record.ts';
import type { Verdict } from '../kernel/forward/answer.ts';
import type { Graph, InterfaceNode } from '../kernel/graph/graph.ts';
import { formatAddress } from '../kernel/net/address.ts';
import type { Protocol } from '../kernel/net/protocol.ts';
import { type ReachMatrix, reachMatrix, VERDICTS } from '../kernel/reach/matrix.ts';
import type { Simulation } from '../resources/simulate.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { reachWords } from '../text/english/reach-words.ts';
import { wordsFor } from '../text/english/reasons.ts';
import { verdicts } from '../text/english/verdicts.ts';
import { describeTraffic } from '../text/reach.ts';

export interface Traffic {
  /** IANA number. */
  readonly protocol: Protocol;
  /** Null for protocols without ports. */
  readonly port: number | null;
}

/** A row and a column of the table. */
export interface ReachEnd {
  /** Interface id, or `internet`. */
  readonly id: string;
  /** As a probe names it: a document key or `internet`. */
  readonly ref: string;
  /** The instance's name; with the device where it has several interfaces, with its id where the name is shared. */
  readonly label: string;
  /** Its private address, if it has one. */
  readonly address: string | null;
}

export interface ReachCell {
  readonly verdict: Verdict;
  /** Accessible name: `web-1 to db-1 on tcp 3306: blocked, ENI_SG_RULES_MISMATCH`. */
  readonly name: string;
  /** The same, with the code in words. */
  readonly tip: string;
}

/** Who reaches whom with one kind of traffic: row = sender, column = receiver, the internet first. */
export interface ReachTable {
  readonly traffic: Traffic;
  /** `tcp 443`. */
  readonly trafficName: string;
  readonly ends: readonly ReachEnd[];
  /** Null where sender and receiver are the same. */
  readonly cells: readonly (readonly (ReachCell | null)[])[];
  /** How many cells have each verdict; those without any are left out. */
  readonly counts: readonly { readonly verdict: Verdict; readonly title: string; readonly count: number }[];
  /** Ends that were left out because there are too many to show, or because the filter does not name them. */
  readonly hidden: number;
}

/** More rows than this are not a table anybody reads; the filter finds the rest. */
export const MOST_ENDS = 60;

/** The table of that cloud. `filter` keeps the ends whose label or address contains it; the internet stays. */
export function reachTable(
  simulation: Simulation,
  cloud: AwsCloud,
  traffic: Traffic,
  filter: string = '',
): ReachTable {
  const matrix = reachMatrix(simulation.graph, traffic);
  const everyone = reachEnds(cloud, simulation.graph);
  const ends = everyone.filter((end) => end.id === INTERNET || matches(end, filter)).slice(0, MOST_ENDS + 1);
  const place = new Map(matrix.ends.map((id, index) => [id, index]));
  const trafficName = describeTraffic(traffic.protocol, traffic.port);
  const cells = ends.map((from) =>
    ends.map((to) =>
      from === to
        ? null
        : cellOf(matrix, place.get(from.id) ?? -1, place.get(to.id) ?? -1, from, to, trafficName),
    ),
  );
  return {
    traffic,
    trafficName,
    ends,
    cells,
    counts: countsOf(cells),
    hidden: everyone.length - ends.length,
  };
}

const INTERNET = 'internet';

/** Every interface that traffic starts or ends at, after the internet; the order is the network's own. */
export function reachEnds(cloud: AwsCloud, graph: Graph): readonly ReachEnd[] {
  const outside = { id: INTERNET, ref: INTERNET, label: reachWords.internet, address: null };
  const ends = graph.interfaces
    .filter(({ up }) => up?.kind !== 'masquerade')
    .map((node) => endOf(cloud, node));
  const sharers = new Map<string, number>();
  for (const { label } of ends) sharers.set(label, (sharers.get(label) ?? 0) + 1);
  const distinct = ends.map(({ owner, ...end }) => {
    const isShared = (sharers.get(end.label) ?? 0) > 1 && end.label !== owner;
    return isShared ? { ...end, label: `${end.label} (${owner})` } : end;
  });
  return [outside, ...distinct.sort((left, right) => compareNames(left.label, right.label))];
}

function endOf(cloud: AwsCloud, node: InterfaceNode): ReachEnd & { readonly owner: string } {
  const id = node.origin;
  const record = cloud.tables['network-interface'][id];
  const own = node.spec.addresses[0];
  const address = own === undefined ? null : formatAddress(own);
  const attachment = record?.Attachment;
  const instance = attachment === undefined ? undefined : cloud.tables.instance[attachment.InstanceId];
  if (instance === undefined) {
    const label = (record === undefined ? undefined : nameTag(record)) ?? id;
    return { id, ref: record?.key ?? id, label, address, owner: id };
  }
  const name = nameTag(instance) ?? instance.id;
  const isOnly = node.up?.kind !== 'host' || node.up.interfaces.length < 2;
  if (isOnly) return { id, ref: instance.key, label: name, address, owner: instance.id };
  const label = `${name} eth${attachment?.DeviceIndex ?? 0}`;
  return { id, ref: record?.key ?? id, label, address, owner: instance.id };
}

/** `web-2` before `web-10`, the same in every locale. */
function compareNames(left: string, right: string): number {
  const parts = (text: string) => text.split(/(\d+)/);
  const [mine, other] = [parts(left), parts(right)];
  for (const [index, part] of mine.entries()) {
    const twin = other[index];
    if (twin === undefined) return 1;
    if (part === twin) continue;
    // Splitting at numbers puts them at the odd places.
    if (index % 2 === 1 && Number(part) !== Number(twin)) return Number(part) - Number(twin);
    return part < twin ? -1 : 1;
  }
  return mine.length - other.length;
}

function matches({ label, address }: ReachEnd, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  return label.toLowerCase().includes(wanted) || address?.includes(wanted) === true;
}

function cellOf(
  matrix: ReachMatrix,
  row: number,
  column: number,
  from: ReachEnd,
  to: ReachEnd,
  traffic: string,
): ReachCell {
  const index = row * matrix.ends.length + column;
  const isKnown = row >= 0 && column >= 0;
  const verdict = (isKnown ? VERDICTS[matrix.verdicts[index] ?? -1] : undefined) ?? 'unknown';
  const code = (isKnown ? matrix.reasons[matrix.reasonOf[index] ?? 0]?.code : undefined) ?? null;
  const name = reachWords.cell(from.label, to.label, traffic, verdicts[verdict].title.toLowerCase(), code);
  return { verdict, name, tip: code === null ? name : reachWords.because(name, wordsFor(code).title) };
}

function countsOf(cells: ReachTable['cells']): ReachTable['counts'] {
  const counts = new Map<Verdict, number>();
  for (const cell of cells.flat()) {
    if (cell !== null) counts.set(cell.verdict, (counts.get(cell.verdict) ?? 0) + 1);
  }
  return VERDICTS.flatMap((verdict) => {
    const count = counts.get(verdict) ?? 0;
    return count === 0 ? [] : [{ verdict, title: verdicts[verdict].title, count }];
  });
}
