import { type Drawing, isSymbol, type Placed } from './drawing.ts';
import { iconAt, MARK_SIZE, markAt } from './icons.ts';
import { element } from './markup.ts';
import { words } from './words.ts';

/** Room on a card for this many shields; the rest are counted. */
const MOST_SHIELDS = 2;
const STATES = new Set(['pending', 'stopping', 'stopped', 'shutting-down', 'failed', 'deleting']);

/** What stands in a container or between them. */
export function drawThing(placed: Placed, drawing: Drawing): string {
  return isSymbol(placed) ? drawSymbol(placed, drawing) : drawCard(placed, drawing);
}

/** An instance, a NAT gateway, an interface; or a VPC folded to a chip. */
function drawCard({ node, x, y }: Placed, { colours, trace }: Drawing): string {
  const state = node.traits.find((trait) => STATES.has(trait));
  const lines: readonly (readonly [text: string, size: number, fill: string])[] = [
    [node.title, 13, colours.ink],
    ...node.detail
      .split(' · ')
      .filter((line) => line !== '')
      .map((line) => [line, 11, colours.muted] as const),
    ...(state === undefined ? [] : [[state, 11, colours.warn] as const]),
  ];
  const top = y + node.height / 2 - (lines.length - 1) * 7.5 + 4;
  const isChip = node.kind === 'vpc';
  const size = isChip ? 28 : 32;
  const left = x + 12 + size + 8;
  const stripe = isChip ? colours.awsVpc : node.kind === 'instance' ? colours.awsCompute : colours.awsNetwork;
  return [
    element('rect', {
      x,
      y,
      width: node.width,
      height: node.height,
      rx: 8,
      fill: colours.card,
      stroke: colours.cardLine,
    }),
    element('rect', { x: x + 4, y: y + 6, width: 4, height: node.height - 12, rx: 2, fill: stripe }),
    iconAt(node.icon, x + 12, y + (node.height - size) / 2, size, colours),
    ...lines.map(([text, type, fill], index) =>
      words(text, {
        x: left,
        y: top + index * 15,
        size: type,
        bold: index === 0 || fill === colours.warn,
        fill,
        width: x + node.width - 8 - left,
      }),
    ),
    drawShields({ node, x, y }, { colours, trace }),
  ].join('');
}

function drawShields({ node, x, y }: Placed, { colours, trace }: Pick<Drawing, 'colours' | 'trace'>): string {
  const shown = node.marks.slice(0, MOST_SHIELDS);
  const rest = node.marks.length - shown.length;
  const blocks = trace?.drops.has(node.key) === true;
  const right = x + node.width + 12 - (rest > 0 ? 22 : 0);
  const top = y + node.height - 8;
  const tiles = shown.map(({ mark, id }, index) =>
    markAt(
      mark,
      right - (shown.length - index) * (MARK_SIZE + 2) + 2,
      top,
      colours,
      blocks && trace.blockers.has(id),
    ),
  );
  if (rest > 0) tiles.push(words(`+${rest}`, { x: right + 4, y: top + 16, size: 11, fill: colours.muted }));
  return tiles.join('');
}

/** A symbol with its name beneath: the internet, a gateway on the border, a peering between two. */
function drawSymbol({ node, x, y }: Placed, { colours }: Drawing): string {
  const isInternet = node.kind === 'internet';
  const isLoose = node.traits.includes('detached') || node.traits.includes('broken');
  const size = isInternet ? 52 : 44;
  const middle = x + node.width / 2;
  const top = isInternet ? y + (node.height - size) / 2 - 4 : y + 2;
  const line = { x: middle, anchor: 'middle', size: 11, bold: true, halo: colours.canvas } as const;
  const below = isInternet ? top + size + 14 : y + node.height;
  return element(
    'g',
    isLoose ? { opacity: 0.7 } : {},
    isInternet ? '' : element('circle', { cx: middle, cy: top + size / 2, r: 24, fill: colours.canvas }),
    iconAt(node.icon, middle - size / 2, top, size, colours),
    words(isInternet ? 'Internet' : node.title, { ...line, y: below, fill: colours.ink, width: 144 }),
    isLoose ? words(node.detail, { ...line, y: below + 14, fill: colours.warn }) : '',
  );
}
