import type { Scene, SceneNode } from '../editor/layout/scene.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { wordsFor } from '../text/english/reasons.ts';
import type { OpenTrace } from './lab.ts';
import type { Tick } from './timeline.ts';

/** How the open trace lights a node: `within` is a container of something it meets. */
export type TraceRole = 'current' | 'past' | 'ahead' | 'within';

/** Where the packet is from `tick` on, in canvas pixels. */
export interface TraceStop {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** A subnet is met at its gate, on its border. */
  readonly kind: 'gate' | 'card' | 'symbol';
  /** Upper and right edge of what is met. */
  readonly top: number;
  readonly right: number;
  readonly tick: number;
  readonly direction: Tick['direction'];
  /** Past a blocker: where it would come if that were mended. */
  readonly imagined: boolean;
}

export interface TraceDrop {
  /** The step that drops. */
  readonly tick: number;
  readonly title: string;
  readonly code: string;
}

/** The open trace on the canvas, at its cursor. */
export interface TraceOverlay {
  /** By node key; a node without a role has nothing to do with the trace. */
  readonly roles: ReadonlyMap<string, TraceRole>;
  readonly stops: readonly TraceStop[];
  /** Index of the stop at which the packet is; -1 when the trace meets nothing that is drawn. */
  readonly at: number;
  /** By key of the node at which the packet ends. */
  readonly drops: ReadonlyMap<string, TraceDrop>;
  /** Ids of the tables, lists and groups that decide at the current tick. */
  readonly deciders: ReadonlySet<string>;
  /** Ids of everything whose rules block. */
  readonly blockers: ReadonlySet<string>;
}

export function overlayOf(open: OpenTrace, scene: Scene, cloud: AwsCloud): TraceOverlay {
  const places = placesOf(scene);
  const nodeAt = (place: string) => places.byId.get(drawnAs(cloud, place));
  const stops: TraceStop[] = [];
  open.ticks.forEach((tick, index) => {
    const node = nodeAt(tick.place);
    const last = stops.at(-1);
    if (node === undefined || (last?.key === node.key && last.direction === tick.direction)) return;
    stops.push({
      key: node.key,
      ...places.pointOf(node),
      tick: index,
      direction: tick.direction,
      imagined: tick.step.hypothetical,
    });
  });
  const at = stops.findLastIndex((stop) => stop.tick <= open.cursor);
  const step = open.ticks[open.cursor]?.step;
  return {
    roles: rolesOf(stops, at, places.parents),
    stops,
    at,
    drops: dropsOf(open, nodeAt),
    deciders: new Set(step === undefined ? [] : [step.at, ...step.path]),
    blockers: new Set(open.trace.blockers.flatMap((blocker) => [blocker.at, ...blocker.components])),
  };
}

/** What stands on the canvas for a place: an interface stands in its instance or its NAT gateway. */
function drawnAs(cloud: AwsCloud, place: string): string {
  if (place.startsWith('internet')) return 'internet';
  const networkInterface = cloud.tables['network-interface'][place];
  if (networkInterface === undefined) return place;
  const instance = networkInterface.Attachment?.InstanceId;
  if (instance !== undefined) return instance;
  const gateway = Object.values(cloud.tables['nat-gateway']).find(
    ({ NetworkInterfaceId }) => NetworkInterfaceId === place,
  );
  return gateway?.id ?? place;
}

function placesOf(scene: Scene) {
  const byKey = new Map(scene.nodes.map((node) => [node.key, node]));
  const byId = new Map(scene.nodes.map((node) => [node.id ?? node.key, node]));
  const corners = new Map<string, { readonly x: number; readonly y: number }>();
  for (const node of scene.nodes) {
    const corner = node.parent === null ? undefined : corners.get(node.parent);
    corners.set(node.key, { x: node.x + (corner?.x ?? 0), y: node.y + (corner?.y ?? 0) });
  }
  return {
    byId,
    parents: (key: string): string | null => byKey.get(key)?.parent ?? null,
    pointOf: (node: SceneNode): Pick<TraceStop, 'x' | 'y' | 'kind' | 'top' | 'right'> => {
      const { x, y } = corners.get(node.key) ?? node;
      const edges = { top: y, right: x + node.width };
      // A subnet is met at its border, where its gate and its signpost stand.
      if (node.kind === 'subnet') return { kind: 'gate', x: x + node.width - GATE_INSET, y, ...edges };
      const isCard = CARDS.has(node.kind);
      const across = isCard ? ICON_INSET : node.width / 2;
      return { kind: isCard ? 'card' : 'symbol', x: x + across, y: y + node.height / 2, ...edges };
    },
  };
}

/** From a subnet's right edge to between its gate and its signpost. */
const GATE_INSET = 36;

/** Cards are met at their icon: the way must not cross out their words. */
const CARDS = new Set<string>(['instance', 'nat-gateway', 'network-interface']);
const ICON_INSET = 28;

function rolesOf(
  stops: readonly TraceStop[],
  at: number,
  parentOf: (key: string) => string | null,
): ReadonlyMap<string, TraceRole> {
  const roles = new Map<string, TraceRole>();
  stops.forEach(({ key }, index) => {
    const role = index <= at ? 'past' : 'ahead';
    if (roles.get(key) !== 'past') roles.set(key, role);
  });
  const current = stops[at];
  if (current !== undefined) roles.set(current.key, 'current');
  for (const { key } of stops) {
    for (let parent = parentOf(key); parent !== null; parent = parentOf(parent))
      if (!roles.has(parent)) roles.set(parent, 'within');
  }
  return roles;
}

function dropsOf(
  open: OpenTrace,
  nodeAt: (place: string) => SceneNode | undefined,
): ReadonlyMap<string, TraceDrop> {
  const drops = new Map<string, TraceDrop>();
  for (const [index, tick] of open.ticks.entries()) {
    const { action, code } = tick.step;
    if (action !== 'drop' || code === null) continue;
    const node = nodeAt(tick.place);
    if (node === undefined || drops.has(node.key)) continue;
    drops.set(node.key, { tick: index, title: wordsFor(code).title, code });
  }
  return drops;
}
