import { useMemo } from 'react';
import type { Answer, Leg } from '../../state/sample/answer.ts';
import type { NetworkMap } from '../../state/sample/network-map.ts';
import { BlockerMark, Chip, GatewayCard, ResidentCard } from './DrawingParts.tsx';
import { type Layout, layOut } from './drawing-layout.ts';
import { boxOfBlocker, pathOf } from './drawing-path.ts';

/** The architecture, with the way of the packet and the marks of what stops it. */
export function NetworkDrawing(props: {
  readonly map: NetworkMap;
  readonly answer: Answer | null;
  readonly className: string;
}) {
  const { map, answer, className } = props;
  const layout = useMemo(() => layOut(map), [map]);
  const { width, height } = layout;
  const met = new Set(answer?.legs.flatMap(placesOf) ?? []);
  return (
    <figure className={`rounded-xl border border-line bg-surface p-2 shadow-xs sm:p-3 ${className}`}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={captionOf(map, answer)}
        className="mx-auto block w-full lg:max-h-[max(24rem,calc(100vh-15rem))]"
      >
        <Backdrop map={map} layout={layout} />
        {layout.subnets.map((placed) => (
          <g key={placed.subnet.id}>
            <rect
              {...placed.box}
              rx="6"
              className={`stroke-[1.5] ${placed.subnet.isPublic ? 'fill-public/10 stroke-public' : 'fill-private/10 stroke-private'}`}
            />
            <text x={placed.box.x + 8} y={placed.box.y + 17} className="fill-ink font-semibold text-[12px]">
              {placed.subnet.name}
            </text>
            <text
              x={placed.box.x + placed.box.width - 8}
              y={placed.box.y + 17}
              textAnchor="end"
              className="fill-muted font-mono text-[11px]"
            >
              {placed.subnet.block}
            </text>
          </g>
        ))}
        {answer?.legs.map((leg) => (
          <Way key={leg.direction} leg={leg} layout={layout} />
        ))}
        <GatewayCard box={layout.internet} label="Internet" met={met.has('internet')} round />
        <GatewayCard
          box={layout.gateway}
          label="Internet gateway"
          name={map.internetGateway.name}
          met={met.has(map.internetGateway.id)}
        />
        {layout.subnets.map((placed) => (
          <g key={placed.subnet.id}>
            {placed.residents.map((resident) => (
              <ResidentCard
                key={resident.resident.id}
                placed={resident}
                met={met.has(resident.resident.id) || met.has(resident.resident.interfaceId)}
              />
            ))}
            <Chip box={placed.routeTable.box} label="routes" name={placed.routeTable.part.name} />
            <Chip box={placed.networkAcl.box} label="ACL" name={placed.networkAcl.part.name} />
          </g>
        ))}
        {answer?.blockers.map((blocker) => (
          <BlockerMark key={blocker.number} number={blocker.number} box={boxOfBlocker(blocker, layout)} />
        ))}
      </svg>
      <Legend hasBlockers={answer !== null && answer.blockers.length > 0} />
    </figure>
  );
}

function Backdrop({ map, layout }: { readonly map: NetworkMap; readonly layout: Layout }) {
  const { vpc, spine, zones } = layout;
  const bottom = vpc.y + vpc.height - 16;
  return (
    <>
      <rect {...vpc} rx="10" className="fill-none stroke-[1.5] stroke-muted" />
      <text x={vpc.x + 10} y={vpc.y + 20} className="fill-ink text-[12px]">
        <tspan className="font-semibold">VPC {map.vpc.name}</tspan>
      </text>
      <text
        x={vpc.x + vpc.width - 10}
        y={vpc.y + 20}
        textAnchor="end"
        className="fill-muted font-mono text-[11px]"
      >
        {map.vpc.block}
      </text>
      {zones.map(({ name, box }) => (
        <g key={name}>
          <rect {...box} rx="8" strokeDasharray="4 4" className="fill-none stroke-line" />
          <text x={box.x + 8} y={box.y + 16} className="fill-muted text-[11px]">
            Zone {name}
          </text>
        </g>
      ))}
      <line
        x1={spine}
        x2={spine}
        y1={92}
        y2={bottom}
        strokeWidth="18"
        strokeLinecap="round"
        className="stroke-sunken"
      />
      <text
        x={spine}
        y={bottom - 4}
        transform={`rotate(-90 ${spine} ${bottom - 4})`}
        dominantBaseline="central"
        className="fill-muted text-[10px]"
      >
        VPC router
      </text>
    </>
  );
}

function Way({ leg, layout }: { readonly leg: Leg; readonly layout: Layout }) {
  const d = leg.imagined ? null : pathOf(leg, layout);
  if (d === null) return null;
  const isReply = leg.direction === 'reply';
  const isDropped = leg.hops.some(({ steps }) => steps.some(({ mark }) => mark === 'drop'));
  const tone = isDropped ? 'drop' : isReply ? 'pass' : 'accent';
  return (
    <>
      <marker
        id={`arrow-${leg.direction}`}
        viewBox="0 0 8 8"
        refX="5"
        refY="4"
        markerWidth="9"
        markerHeight="9"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0L8 4L0 8z" className={fills[tone]} />
      </marker>
      <path
        d={d}
        markerEnd={`url(#arrow-${leg.direction})`}
        strokeDasharray={isReply ? '5 4' : undefined}
        strokeLinejoin="round"
        className={`fill-none stroke-[2.5] ${strokes[tone]}`}
      />
    </>
  );
}

const fills = { accent: 'fill-accent', pass: 'fill-pass', drop: 'fill-drop' };
const strokes = { accent: 'stroke-accent', pass: 'stroke-pass', drop: 'stroke-drop' };

function Legend({ hasBlockers }: { readonly hasBlockers: boolean }) {
  return (
    <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="w-6 border-accent border-t-2" /> request
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="w-6 border-pass border-t-2 border-dashed" /> reply
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-3 rounded-xs border-[1.5px] border-public bg-public/10" />{' '}
        public
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-3 rounded-xs border-[1.5px] border-private bg-private/10" />{' '}
        private
      </span>
      <span className={`flex items-center gap-1.5 ${hasBlockers ? '' : 'invisible'}`}>
        <span
          aria-hidden="true"
          className="grid size-4 place-items-center rounded-full bg-drop font-bold text-[10px] text-page"
        >
          1
        </span>{' '}
        blocks here
      </span>
    </figcaption>
  );
}

function placesOf(leg: Leg): readonly string[] {
  return leg.hops.filter((hop) => hop.steps.some((step) => !step.hypothetical)).map((hop) => hop.place);
}

function captionOf(map: NetworkMap, answer: Answer | null): string {
  const parts = [`Drawing of VPC ${map.vpc.name} with ${map.zones.length} zones.`];
  for (const leg of answer?.legs ?? []) {
    if (leg.imagined) continue;
    const titles = leg.hops
      .filter((hop) => hop.steps.some((step) => !step.hypothetical))
      .map((hop) => hop.title);
    parts.push(`The ${leg.direction === 'forward' ? 'request' : 'reply'} meets ${titles.join(', ')}.`);
  }
  for (const { number, where } of answer?.blockers ?? []) parts.push(`Mark ${number} is on ${where}.`);
  return parts.join(' ');
}
