import { type Drawing, type Placed, tintOf } from './drawing.ts';
import { iconAt, MARK_SIZE, markAt } from './icons.ts';
import { element } from './markup.ts';
import { words } from './words.ts';

/** A Region, VPC, zone or subnet as AWS draws its group boxes. */
export function drawFrame(placed: Placed, drawing: Drawing): string {
  const { node, x, y } = placed;
  const { width, height } = node;
  return element('rect', { x, y, width, height, rx: 6, ...lookOf(placed, drawing).frame });
}

/** Icon, title and a line of facts. What runs over the box does not cross them out. */
export function drawTitle(placed: Placed, drawing: Drawing): string {
  const { node, x, y } = placed;
  const { colours } = drawing;
  const { ink, halo } = lookOf(placed, drawing);
  const hasIcon = node.kind !== 'zone';
  const size = node.kind === 'subnet' ? 28 : 32;
  const line = {
    x: hasIcon ? x + size + 8 : x + node.width / 2,
    // Marks stand astride the upper border at its right.
    width: node.width - (hasIcon ? size + 8 : 0) - 12,
    anchor: hasIcon ? 'start' : 'middle',
    halo,
  } as const;
  const tint = node.kind === 'subnet' ? tintOf(node) : null;
  const icon = tint === 'public' ? 'subnet-public' : node.icon;
  const look = tint === 'isolated' ? { ink: colours.ink, ground: colours.awsIsolated } : colours;
  const isAlone = node.detail === '' && hasIcon;
  return [
    hasIcon ? iconAt(icon, x, y, size, look) : '',
    words(node.title, { ...line, y: y + (isAlone ? 20 : 15), size: 12, bold: true, fill: ink }),
    node.detail === '' ? '' : words(node.detail, { ...line, y: y + 28, size: 11, fill: colours.muted }),
  ].join('');
}

/** Gates and signposts of a subnet, drawn after the lines that end there. */
export function drawBorderMarks({ node, x, y }: Placed, { colours, trace }: Drawing): string {
  const step = MARK_SIZE + 4;
  const start = x + node.width - 8 - node.marks.length * step + 4;
  return node.marks
    .map((mark, index) =>
      markAt(
        mark.mark,
        start + index * step,
        y - MARK_SIZE / 2,
        colours,
        trace?.drops.has(node.key) === true && trace.blockers.has(mark.id),
      ),
    )
    .join('');
}

function lookOf({ node }: Placed, { colours }: Drawing) {
  switch (node.kind) {
    case 'region':
      return {
        ink: colours.awsRegion,
        halo: colours.canvas,
        frame: { fill: 'none', stroke: colours.awsRegion, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' },
      };
    case 'vpc':
      return {
        ink: colours.awsVpc,
        halo: colours.card,
        frame: { fill: colours.card, 'fill-opacity': 0.6, stroke: colours.awsVpc, 'stroke-width': 2 },
      };
    case 'subnet':
      return subnetLook(tintOf(node), colours);
    default:
      return {
        ink: colours.awsRegion,
        halo: colours.card,
        frame: { fill: 'none', stroke: colours.awsRegion, 'stroke-opacity': 0.7, 'stroke-dasharray': '4 4' },
      };
  }
}

function subnetLook(tint: ReturnType<typeof tintOf>, colours: Drawing['colours']) {
  const [ink, fill] = {
    public: [colours.awsPublic, colours.awsPublicFill],
    private: [colours.awsPrivate, colours.awsPrivateFill],
    isolated: [colours.awsIsolated, colours.awsIsolatedFill],
  }[tint] as [string, string];
  return { ink, halo: fill, frame: { fill, stroke: ink } };
}
