import type { Point } from '../../editor/document.ts';
import type { Scene, SceneNode } from '../../editor/layout/scene.ts';
import type { Colours } from './colours.ts';

/** A node with its upper left corner on the canvas itself. */
export interface Placed extends Point {
  readonly node: SceneNode;
}

/** The open trace as it is to be seen: where the packet goes and where it ends. */
export interface DrawnTrace {
  /** In order, in canvas pixels. */
  readonly stops: readonly TraceStop[];
  /** By node key: why the packet ends there. */
  readonly drops: ReadonlyMap<string, { readonly title: string }>;
  /** Ids of everything whose rules block. */
  readonly blockers: ReadonlySet<string>;
  /** "internet → db-1, tcp 3306: blocked". */
  readonly caption: string;
}

export interface TraceStop extends Point {
  readonly direction: 'forward' | 'reply';
  /** Past a blocker: where it would come if that were mended. */
  readonly imagined: boolean;
}

/** What every part of the drawing is made from. */
export interface Drawing {
  readonly nodes: readonly Placed[];
  readonly edges: Scene['edges'];
  readonly colours: Colours;
  readonly trace: DrawnTrace | null;
}

/** All nodes, containers before what they contain. */
export function placed(nodes: Scene['nodes']): readonly Placed[] {
  const corners = new Map<string, Point>();
  return nodes.map((node) => {
    const parent = node.parent === null ? undefined : corners.get(node.parent);
    const corner = { x: node.x + (parent?.x ?? 0), y: node.y + (parent?.y ?? 0) };
    corners.set(node.key, corner);
    return { node, ...corner };
  });
}

const CONTAINERS = new Set<string>(['region', 'vpc', 'zone', 'subnet']);
const SYMBOLS = new Set<string>(['internet', 'internet-gateway', 'vpc-peering-connection']);

/** A box around others; a VPC that is folded to a chip is none. */
export function isContainer({ node }: Placed): boolean {
  return CONTAINERS.has(node.kind) && !node.traits.includes('collapsed');
}

/** An icon with its name beneath, without a card. */
export function isSymbol({ node }: Placed): boolean {
  return SYMBOLS.has(node.kind);
}

export type Tint = 'public' | 'private' | 'isolated';

/** Where a subnet's packets may go, which colours it. */
export function tintOf({ traits }: SceneNode): Tint {
  if (traits.includes('public')) return 'public';
  return traits.includes('isolated') ? 'isolated' : 'private';
}
