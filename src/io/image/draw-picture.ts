import type { Scene } from '../../editor/layout/scene.ts';
import { drawThing } from './cards.ts';
import { COLOURS, type Theme } from './colours.ts';
import { drawBorderMarks, drawFrame, drawTitle } from './containers.ts';
import { type Drawing, type DrawnTrace, isContainer, placed } from './drawing.ts';
import { drawLegend } from './legend.ts';
import { drawLinks } from './links.ts';
import { element, escapeText } from './markup.ts';
import { BADGE_HEIGHT, drawDrops, drawWay, dropBadge } from './trace.ts';
import { FONT, words } from './words.ts';

export interface PictureOptions {
  readonly theme: Theme;
  /** Above the drawing; null for none. */
  readonly title: { readonly name: string; readonly facts: string } | null;
  readonly legend: boolean;
  readonly trace: DrawnTrace | null;
}

export interface Picture {
  readonly svg: string;
  /** In pixels at scale 1. */
  readonly width: number;
  readonly height: number;
}

const MARGIN = 40;
/** A picture narrower than that has no room for its title and legend. */
const LEAST_WIDTH = 640;
const TITLE = 24;
const FACTS = 13;

/** The whole drawing as one SVG that needs nothing else: no fonts, no style sheet, no script. */
export function drawPicture(scene: Scene, options: PictureOptions): Picture {
  const { theme, title, trace } = options;
  const colours = COLOURS[theme];
  const nodes = placed(scene.nodes);
  const drawing: Drawing = { nodes, edges: scene.edges, colours, trace };
  const box = boundsOf(drawing);
  const width = Math.ceil(Math.max(LEAST_WIDTH, box.width + 2 * MARGIN));
  const inner = width - 2 * MARGIN;
  const head = drawHead(options, inner, drawing);
  const legend = options.legend
    ? drawLegend(drawing, MARGIN, MARGIN + head.height + box.height + 28, inner)
    : { markup: '', height: 0 };
  const legendRoom = legend.height === 0 ? 0 : legend.height + 16;
  const height = Math.ceil(MARGIN + head.height + box.height + legendRoom + MARGIN);
  const left = MARGIN + (inner - box.width) / 2 - box.x;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': FONT,
    },
    title === null ? '' : element('title', {}, escapeText(title.name)),
    element('rect', { width, height, fill: colours.canvas }),
    head.markup,
    element(
      'g',
      { transform: `translate(${Math.round(left)} ${Math.round(MARGIN + head.height - box.y)})` },
      ...layersOf(drawing),
    ),
    legend.markup,
  );
  return { svg, width, height };
}

/** What lies over what: lines end at boxes and run under cards, badges lie over everything. */
function layersOf(drawing: Drawing): readonly string[] {
  const containers = drawing.nodes.filter(isContainer);
  const things = drawing.nodes.filter((each) => !isContainer(each));
  return [
    ...containers.map((each) => drawFrame(each, drawing)),
    drawLinks(drawing),
    drawWay(drawing),
    ...containers.map((each) => drawTitle(each, drawing)),
    ...containers.map((each) => drawBorderMarks(each, drawing)),
    ...things.map((each) => drawThing(each, drawing)),
    drawDrops(drawing),
  ];
}

function drawHead({ title, trace }: PictureOptions, width: number, { colours }: Drawing) {
  const lines: string[] = [];
  let y = MARGIN;
  if (title !== null) {
    lines.push(
      words(title.name, { x: MARGIN, y: y + 20, size: TITLE, bold: true, fill: colours.ink, width }),
      words(title.facts, { x: MARGIN, y: y + 42, size: FACTS, fill: colours.muted, width }),
    );
    y += 50;
  }
  if (trace !== null) {
    const ink = trace.drops.size > 0 ? colours.drop : colours.traceRequest;
    lines.push(words(trace.caption, { x: MARGIN, y: y + 14, size: FACTS, bold: true, fill: ink, width }));
    y += 22;
  }
  return { markup: lines.join(''), height: lines.length === 0 ? 0 : y - MARGIN + 24 };
}

/** Around everything that is drawn; symbols carry their name below themselves. */
function boundsOf({ nodes, trace }: Drawing) {
  const boxes = nodes.map(({ node, x, y }) => {
    const astride = node.marks.length > 0;
    return {
      left: x,
      top: astride ? y - 12 : y,
      right: astride ? x + node.width + 8 : x + node.width,
      bottom: y + node.height + 16,
    };
  });
  const badges = nodes.flatMap((each) => {
    const badge = dropBadge(each, { trace });
    if (badge === null) return [];
    const { x, y, width } = badge;
    return [{ left: x, top: y, right: x + width, bottom: y + BADGE_HEIGHT }];
  });
  const all = [...boxes, ...badges];
  const left = Math.min(0, ...all.map((each) => each.left));
  const top = Math.min(0, ...all.map((each) => each.top));
  const right = Math.max(0, ...all.map((each) => each.right));
  const bottom = Math.max(0, ...all.map((each) => each.bottom));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
