import type { Scene, SceneNode } from '../../state/canvas.ts';
import type { Box } from '../../state/link-path.ts';
import type { Moved } from './use-canvas-nodes.ts';

/** All boxes of one colour as one path: a drawing of a thousand boxes stays five shapes. */
export interface OverviewShapes {
  readonly bounds: Box | null;
  /** In the order they are painted. */
  readonly paths: readonly { readonly colour: string; readonly path: string }[];
}

const place = 'color-mix(in srgb, var(--aws-vpc) 12%, transparent)';
/** Places that lie in each other have a path each, so that the inner one is darker. */
const colours = {
  region: place,
  vpc: place,
  zone: place,
  'private subnet': 'var(--aws-private-fill)',
  'public subnet': 'var(--aws-public-fill)',
  network: 'var(--aws-network)',
  compute: 'var(--aws-compute)',
} as const;

type Look = keyof typeof colours;

function lookOf({ kind, traits }: SceneNode): Look {
  switch (kind) {
    case 'region':
    case 'vpc':
    case 'zone':
      return kind;
    case 'subnet':
      return traits.includes('public') ? 'public subnet' : 'private subnet';
    case 'instance':
      return 'compute';
    default:
      return 'network';
  }
}

export function overviewShapes(scene: Scene, moved: Moved): OverviewShapes {
  const corners = new Map<string, { readonly x: number; readonly y: number }>();
  const paths = new Map<Look, string>();
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of scene.nodes) {
    const { x: dx, y: dy } = moved.get(node.key) ?? node;
    const outer = node.parent === null ? undefined : corners.get(node.parent);
    const [x, y] = [dx + (outer?.x ?? 0), dy + (outer?.y ?? 0)];
    corners.set(node.key, { x, y });
    const look = lookOf(node);
    paths.set(look, `${paths.get(look) ?? ''}M${x} ${y}h${node.width}v${node.height}h${-node.width}z`);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + node.width);
    bottom = Math.max(bottom, y + node.height);
  }
  const looks = Object.keys(colours) as Look[];
  return {
    bounds: left > right ? null : { x: left, y: top, width: right - left, height: bottom - top },
    paths: looks.flatMap((look) => {
      const path = paths.get(look);
      return path === undefined ? [] : [{ colour: colours[look], path }];
    }),
  };
}
