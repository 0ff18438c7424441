import { type Drawing, tintOf } from './drawing.ts';
import { widthOf } from './fit-text.ts';
import { MARK_SIZE, markAt } from './icons.ts';
import { element } from './markup.ts';
import { words } from './words.ts';

const TYPE = { size: 12 } as const;
const ROW = 32;
const SAMPLE = 28;
const BETWEEN = 28;

interface Entry {
  readonly text: string;
  /** Drawn in a box of SAMPLE by MARK_SIZE pixels. */
  readonly sample: string;
}

/** What the signs mean; only those that are in the picture. */
export function drawLegend(drawing: Drawing, x: number, y: number, width: number) {
  let left = 0;
  let top = 0;
  const drawn = entriesOf(drawing).map(({ text, sample }) => {
    const room = SAMPLE + 8 + widthOf(text, TYPE);
    if (left > 0 && left + room > width) {
      left = 0;
      top += ROW;
    }
    const entry = element(
      'g',
      { transform: `translate(${Math.round(x + left)} ${y + top})` },
      sample,
      words(text, { ...TYPE, x: SAMPLE + 8, y: MARK_SIZE / 2 + 4, fill: drawing.colours.muted }),
    );
    left += room + BETWEEN;
    return entry;
  });
  return { markup: drawn.join(''), height: drawn.length === 0 ? 0 : top + ROW };
}

function entriesOf(drawing: Drawing): readonly Entry[] {
  return [...subnets(drawing), ...marks(drawing), ...lines(drawing)];
}

function subnets({ nodes, colours }: Drawing): Entry[] {
  const tints = new Set(nodes.flatMap(({ node }) => (node.kind === 'subnet' ? [tintOf(node)] : [])));
  const swatch = (fill: string, stroke: string) =>
    element('rect', { x: 2, y: 4, width: 24, height: 16, rx: 4, fill, stroke });
  return [
    ...(tints.has('public')
      ? [{ text: 'Public subnet', sample: swatch(colours.awsPublicFill, colours.awsPublic) }]
      : []),
    ...(tints.has('private')
      ? [{ text: 'Private subnet', sample: swatch(colours.awsPrivateFill, colours.awsPrivate) }]
      : []),
    ...(tints.has('isolated')
      ? [{ text: 'Isolated subnet', sample: swatch(colours.awsIsolatedFill, colours.awsIsolated) }]
      : []),
  ];
}

function marks({ nodes, colours }: Drawing): Entry[] {
  const seen = new Set(nodes.flatMap(({ node }) => node.marks.map(({ mark }) => mark)));
  const titles = { gate: 'Network ACL', signpost: 'Route table', shield: 'Security group' } as const;
  return (['gate', 'signpost', 'shield'] as const)
    .filter((mark) => seen.has(mark))
    .map((mark) => ({ text: titles[mark], sample: markAt(mark, 2, 0, colours) }));
}

function lines({ edges, trace, colours }: Drawing): Entry[] {
  const line = (stroke: string, width: number, dashes?: string) =>
    element('path', {
      d: `M0 ${MARK_SIZE / 2}h${SAMPLE}`,
      stroke,
      'stroke-width': width,
      'stroke-dasharray': dashes,
      'stroke-linecap': 'round',
    });
  const has = (kind: string) => edges.some((edge) => edge.kind === kind && !edge.broken);
  const ways = new Set(trace?.stops.map(({ direction }) => direction));
  return [
    ...(has('route') ? [{ text: 'Route', sample: line(colours.awsNetwork, 1.5, '5 4') }] : []),
    ...(has('peering') ? [{ text: 'Peering', sample: line(colours.awsNetwork, 1.5) }] : []),
    ...(edges.some(({ broken }) => broken)
      ? [{ text: 'Leads nowhere', sample: line(colours.drop, 1.5, '2 4') }]
      : []),
    ...(ways.has('forward') ? [{ text: 'Request', sample: line(colours.traceRequest, 2.5) }] : []),
    ...(ways.has('reply') ? [{ text: 'Reply', sample: line(colours.traceReply, 2.5, '8 5') }] : []),
    ...(trace?.stops.some(({ imagined }) => imagined) === true
      ? [{ text: 'If the rest were mended', sample: line(colours.traceRequest, 2.5, '1 6') }]
      : []),
  ];
}
