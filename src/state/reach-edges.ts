import type { LabDocument } from '../editor/document.ts';
import type { Performed } from '../editor/session.ts';
import type { Graph } from '../kernel/graph/graph.ts';
import { trafficAtoms } from '../kernel/reach/atoms.ts';
import { compareReach, type ReachChange } from '../kernel/reach/compare.ts';
import { lowerAws } from '../resources/lower-aws.ts';
import { reachWords } from '../text/english/reach-words.ts';
import { describeChanges, describeTraffic } from '../text/reach.ts';
import { MOST_ENDS, reachEnds, type Traffic } from './reach.ts';

/** What an edit opened and closed between any two ends. */
export interface EdgeChanges {
  /** `all` traffic, only the `shown` kind, or nothing: as far as it is cheap. */
  readonly compared: 'all' | 'shown' | 'none';
  readonly opened: readonly ReachChange[];
  readonly closed: readonly ReachChange[];
  readonly before: Graph;
  readonly after: Graph;
}

/** Cells of the matrices that one comparison may judge: some tens of milliseconds. */
const MOST_CELLS = 4000;

/** Compares the networks of two documents. `after`'s graph is at hand, it is shown. */
export function edgesOpened(
  before: LabDocument,
  after: Graph,
  shown: Traffic,
  mostCells: number = MOST_CELLS,
): EdgeChanges {
  const earlier = lowerAws(before.cloud).graph;
  const graphs = { before: earlier, after };
  const size = Math.max(earlier.interfaces.length, after.interfaces.length) + 1;
  if (size > MOST_ENDS + 1) return { compared: 'none', opened: [], closed: [], ...graphs };
  const atoms = trafficAtoms([earlier, after]);
  const isAll = size * size * atoms.length <= mostCells;
  const { port } = shown;
  const traffic = isAll ? atoms : [{ protocol: shown.protocol, from: port ?? 0, to: port ?? 0 }];
  const { opened, closed } = compareReach(earlier, after, traffic);
  return { compared: isAll ? 'all' : 'shown', opened, closed, ...graphs };
}

export interface LastEdit {
  /** The history's own words for it. */
  readonly label: string;
  /** `opened tcp 22 from Internet to web-1. It closed …`. Null: not compared. */
  readonly effect: string | null;
  readonly limits: string | null;
}

/** What the history's newest entry opened and closed, in words. `after` is the graph of its outcome. */
export function tellLastEdit(edit: Performed, after: Graph, shown: Traffic): LastEdit {
  const { label } = edit;
  if (edit.before.cloud === edit.after.cloud) return { label, effect: reachWords.neither, limits: null };
  const changes = edgesOpened(edit.before, after, shown);
  const { compared, opened, closed } = changes;
  const names = new Map(
    [...reachEnds(edit.before.cloud, changes.before), ...reachEnds(edit.after.cloud, changes.after)].map(
      (end) => [end.id, end.label],
    ),
  );
  const tell = (list: readonly ReachChange[]) => describeChanges(list, (id) => names.get(id) ?? id);
  const parts = [
    ...(opened.length === 0 ? [] : [reachWords.opened(tell(opened))]),
    ...(closed.length === 0 ? [] : [reachWords.closed(tell(closed))]),
  ];
  return {
    label,
    effect: compared === 'none' ? null : effectOf(parts),
    limits: limitsOf(compared, shown),
  };
}

function effectOf(parts: readonly string[]): string {
  return parts.length === 0 ? reachWords.neither : parts.join('. It ');
}

function limitsOf(compared: EdgeChanges['compared'], { protocol, port }: Traffic): string | null {
  if (compared === 'all') return null;
  return compared === 'none' ? reachWords.notCompared : reachWords.onlyThis(describeTraffic(protocol, port));
}
