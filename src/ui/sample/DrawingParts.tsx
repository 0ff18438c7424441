import type { Box, PlacedResident } from './drawing-layout.ts';

const quiet = 'fill-surface stroke-line';
const lit = 'fill-surface stroke-accent stroke-2';

/** The internet, or a gateway on the VPC's border. */
export function GatewayCard(props: {
  readonly box: Box;
  readonly label: string;
  readonly name?: string;
  readonly met: boolean;
  readonly round?: boolean;
}) {
  const { box, label, name, met, round = false } = props;
  const centre = box.x + box.width / 2;
  return (
    <g>
      <rect {...box} rx={round ? box.height / 2 : 8} className={met ? lit : quiet} />
      <text
        x={centre}
        y={box.y + (name === undefined ? box.height / 2 : 14)}
        dominantBaseline={name === undefined ? 'central' : undefined}
        textAnchor="middle"
        className="fill-ink font-semibold text-[12px]"
      >
        {name ?? label}
      </text>
      {name !== undefined && (
        <text x={centre} y={box.y + 28} textAnchor="middle" className="fill-muted text-[11px]">
          {label}
        </text>
      )}
    </g>
  );
}

/** An instance or a NAT gateway in its subnet. */
export function ResidentCard({ placed, met }: { readonly placed: PlacedResident; readonly met: boolean }) {
  const { resident, box } = placed;
  const groups = resident.groups.map(({ name }) => name).join(', ');
  const below = resident.kind === 'instance' ? `security group ${groups}` : 'NAT gateway';
  return (
    <g>
      <rect {...box} rx="6" className={met ? lit : quiet} />
      <text x={box.x + 10} y={box.y + 15} className="fill-ink font-semibold text-[12px]">
        {resident.name}
      </text>
      <text
        x={box.x + box.width - 10}
        y={box.y + 15}
        textAnchor="end"
        className="fill-muted font-mono text-[11px]"
      >
        {resident.address}
      </text>
      <text x={box.x + 10} y={box.y + 30} className="fill-muted text-[11px]">
        {below}
      </text>
    </g>
  );
}

/** A table that guards or directs a subnet. */
export function Chip({
  box,
  label,
  name,
}: {
  readonly box: Box;
  readonly label: string;
  readonly name: string;
}) {
  return (
    <g>
      <rect {...box} rx={box.height / 2} className={quiet} />
      <text
        x={box.x + box.width / 2}
        y={box.y + box.height / 2}
        dominantBaseline="central"
        textAnchor="middle"
        className="fill-muted text-[10.5px]"
      >
        {label} <tspan className="fill-ink font-medium">{name}</tspan>
      </text>
    </g>
  );
}

/** The number of a blocker, on the part that owns the rule. */
export function BlockerMark({ number, box }: { readonly number: number; readonly box: Box }) {
  // Half outside on the left, where no text begins.
  const centre = { x: box.x - 3, y: box.y + box.height / 2 };
  const rx = Math.min(box.height / 2, 8);
  return (
    <g>
      <rect
        {...box}
        rx={rx}
        strokeDasharray={number === 1 ? undefined : '4 3'}
        className="fill-none stroke-2 stroke-drop"
      />
      <circle cx={centre.x} cy={centre.y} r="8" className="fill-drop stroke-2 stroke-surface" />
      <text
        {...centre}
        dominantBaseline="central"
        textAnchor="middle"
        className="fill-page font-bold text-[11px]"
      >
        {number}
      </text>
    </g>
  );
}
