import type { Scene, SceneNode } from '../../state/canvas.ts';

const MARGIN = 24;

/** The drawing in small: boxes and colours, no words. Decoration beside its title. */
export function ScenePreview({ scene }: { readonly scene: Scene }) {
  const boxes = placed(scene.nodes).filter(({ node }) => !node.traits.includes('collapsed'));
  const { width, height } = scene.size;
  return (
    <svg
      aria-hidden="true"
      viewBox={`${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`}
      preserveAspectRatio="xMidYMid meet"
      className="h-28 w-full rounded-md bg-canvas"
    >
      {boxes.map(({ node, x, y }) => (
        <rect
          key={node.key}
          x={x}
          y={y}
          width={node.width}
          height={node.height}
          rx="8"
          className={lookOf(node)}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

function placed(nodes: readonly SceneNode[]) {
  const corners = new Map<string, { readonly x: number; readonly y: number }>();
  return nodes.map((node) => {
    const parent = node.parent === null ? undefined : corners.get(node.parent);
    const corner = { x: node.x + (parent?.x ?? 0), y: node.y + (parent?.y ?? 0) };
    corners.set(node.key, corner);
    return { node, ...corner };
  });
}

function lookOf({ kind, traits }: SceneNode): string {
  switch (kind) {
    case 'region':
      return 'fill-none stroke-aws-region/50';
    case 'vpc':
      return 'fill-surface stroke-aws-vpc';
    case 'zone':
      return 'fill-none stroke-line';
    case 'subnet':
      return traits.includes('public')
        ? 'fill-aws-public-fill stroke-aws-public'
        : 'fill-aws-private-fill stroke-aws-private';
    case 'instance':
    case 'network-interface':
      return 'fill-aws-compute';
    case 'internet':
      return 'fill-muted';
    default:
      return 'fill-aws-network';
  }
}
