import { useMemo, useState } from 'react';
import { joinSubnet, splitSubnet } from '../../editor/commands/plan-subnets.ts';
import { grouped } from '../../state/inspector/cidr-facts.ts';
import { type MapPiece, overlapping, subnetMap } from '../../state/inspector/subnet-map.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { DoneToast } from '../lab/DoneToast.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { NewSubnet } from './NewSubnet.tsx';
import { Problem } from './Problem.tsx';

export interface SubnetPlannerProps {
  /** Document key of the VPC. */
  readonly of: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** A VPC's addresses as a strip: who has them, what is free; subnets are split, joined and added right here. */
export function SubnetPlanner({ of: key, title, onClose }: SubnetPlannerProps) {
  const cloud = useLabState((state) => state.document.cloud);
  const receipt = useLabState((state) => state.receipt);
  const problem = useLabState((state) => state.problem);
  const [before] = useState(receipt);
  const [wanted, setWanted] = useState<string | null>(null);
  const maps = useMemo(() => subnetMap(cloud, key), [cloud, key]);
  const hit = useMemo(() => (wanted === null ? NONE : overlapping(cloud, key, wanted)), [cloud, key, wanted]);
  return (
    <Dialog title={title} width="wide" onClose={onClose}>
      <div className="grid gap-5">
        <div>
          <NewSubnet of={key} wanted={wanted} onWanted={setWanted} />
          <Problem id="planner-problem" error={problem} />
          <div role="status">
            {receipt !== null && receipt !== before && receipt.requests.length > 0 && (
              <DoneToast receipt={receipt} />
            )}
          </div>
        </div>
        {maps.map(({ block, addresses, free, pieces }) => (
          <section key={block} aria-label={`Block ${block}`}>
            <div className="flex items-baseline gap-2">
              <h3 className="font-mono font-semibold text-sm">{block}</h3>
              <p className="text-muted text-xs">
                {grouped(addresses)} addresses, {grouped(free)} of them in no subnet
              </p>
            </div>
            <Strip pieces={pieces} hit={hit} />
            <PieceTable pieces={pieces} hit={hit} onUse={setWanted} />
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const NONE: ReadonlySet<string> = new Set();
const TINTS = [
  'bg-accent/70 border-accent',
  'bg-pass/60 border-pass',
  'bg-warn/60 border-warn',
  'bg-drop/45 border-drop',
] as const;

/** One colour for each Availability Zone, in the order of the alphabet. */
function tintOf(zone: string | null): string {
  if (zone === null) return 'border-line border-dashed bg-page';
  return TINTS[(zone.charCodeAt(zone.length - 1) - 97) % TINTS.length] ?? TINTS[0];
}

/** To scale; what would be too thin to see keeps a few pixels. The table below says the same in words. */
function Strip({ pieces, hit }: { readonly pieces: readonly MapPiece[]; readonly hit: ReadonlySet<string> }) {
  return (
    <div aria-hidden="true" className="mt-2 flex h-11 gap-px overflow-hidden rounded-md">
      {pieces.map(({ block, key, name, zone, share }) => (
        <div
          key={block}
          data-tip={`${name}, ${block}`}
          style={{ flexGrow: share, flexBasis: 0 }}
          className={`flex min-w-1.5 items-center overflow-hidden border px-1 font-medium text-[0.6875rem] ${tintOf(zone)} ${key !== null && hit.has(key) ? 'outline-2 outline-drop -outline-offset-2' : ''}`}
        >
          {share > 0.06 && <span className="truncate">{key === null ? block : name}</span>}
        </div>
      ))}
    </div>
  );
}

function PieceTable(props: {
  readonly pieces: readonly MapPiece[];
  readonly hit: ReadonlySet<string>;
  readonly onUse: (block: string) => void;
}) {
  return (
    <table className="mt-2 w-full text-left text-xs">
      <caption className="sr-only">In the order of the addresses</caption>
      <thead className="text-muted">
        <tr className="*:py-1 *:pr-3 *:font-medium">
          <th scope="col">Block</th>
          <th scope="col">Subnet</th>
          <th scope="col">Zone</th>
          <th scope="col" className="text-right!">
            Usable addresses
          </th>
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.pieces.map((piece) => (
          <PieceRow key={piece.block} piece={piece} isHit={isHit(piece, props.hit)} onUse={props.onUse} />
        ))}
      </tbody>
    </table>
  );
}

function isHit({ key }: MapPiece, hit: ReadonlySet<string>): boolean {
  return key !== null && hit.has(key);
}

function PieceRow(props: {
  readonly piece: MapPiece;
  readonly isHit: boolean;
  readonly onUse: (block: string) => void;
}) {
  const { piece, onUse } = props;
  const { key, block, name, zone, usable, used } = piece;
  return (
    <tr className="border-line border-t *:py-1 *:pr-3">
      <td className="whitespace-nowrap font-mono">{block}</td>
      <td className={key === null ? 'text-muted' : 'font-medium'}>
        <span className="inline-flex items-center gap-2">
          <span className={`size-2.5 shrink-0 rounded-xs border ${tintOf(zone)}`} aria-hidden="true" />
          {name}
          {props.isHit && <strong className="font-semibold text-drop">overlaps</strong>}
        </span>
      </td>
      <td className="text-muted">{zone ?? ''}</td>
      <td className="text-right tabular-nums">
        {key === null ? grouped(usable) : `${grouped(usable - used)} of ${grouped(usable)} free`}
      </td>
      <td className="w-0 whitespace-nowrap text-right">
        {key === null ? (
          <Button
            look="quiet"
            className="h-7!"
            aria-label={`Use ${block}`}
            onClick={({ currentTarget }) => {
              onUse(block);
              currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-block]')?.focus();
            }}
          >
            Use
          </Button>
        ) : (
          <SubnetButtons of={key} name={name} />
        )}
      </td>
    </tr>
  );
}

function SubnetButtons({ of: key, name }: { readonly of: string; readonly name: string }) {
  const lab = useLab();
  const act = (command: typeof splitSubnet) => lab.whenReady(() => lab.run(command, { key }));
  return [splitSubnet, joinSubnet].map((command) => {
    const verdict = lab.canRun(command, { key });
    const title = command === splitSubnet ? 'Split' : 'Join';
    return (
      <Button
        key={command.id}
        look="quiet"
        className="h-7! aria-disabled:cursor-default aria-disabled:opacity-55"
        aria-label={`${title} ${name}`}
        aria-disabled={verdict !== true}
        data-tip={verdict === true ? command.title : verdict}
        onClick={() => act(command)}
      >
        {title}
      </Button>
    );
  });
}
