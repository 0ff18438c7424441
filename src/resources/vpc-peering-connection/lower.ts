import {
  type Contribution,
  type ElementSpec,
  EMPTY_FRAGMENT,
  type Fragment,
} from '../../kernel/graph/fragment.ts';
import type { RuleTable } from '../../kernel/graph/rules.ts';
import { type Cidr, cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import { names } from '../shared/network-names.ts';
import { associatedBlocks } from '../shared/vpc-blocks.ts';
import type { AwsView } from '../tables.ts';
import type { PeeringSide, VpcPeeringConnection } from './schema.ts';

/** PCX-7: jumbo frames inside a Region; between Regions the documented figure has grown to 8500. */
const MTU_SAME_REGION = 9001;
const MTU_OTHER_REGION = 8500;

/** A way from each VPC into the other one's router, for packets between their own addresses only (PCX-4, PCX-5). */
export function lowerVpcPeeringConnection(view: AwsView, record: VpcPeeringConnection): Fragment {
  if (record.Status.Code !== 'active') return EMPTY_FRAGMENT;
  const { RequesterVpcInfo: requester, AccepterVpcInfo: accepter } = record;
  const directions = [
    { near: requester, far: accepter },
    { near: accepter, far: requester },
  ];
  const elements: ElementSpec[] = [];
  const tables: RuleTable[] = [];
  const contributions: Contribution[] = [];
  for (const { near, far } of directions) {
    const name = names.peering(record.id, near.VpcId);
    const blocks = { near: blocksOf(view, near), far: blocksOf(view, far) };
    const known = view.get('vpc', far.VpcId) !== undefined;
    elements.push({
      kind: 'filter',
      name,
      origin: record.id,
      mode: 'first',
      tables: [`guard:${name}`],
      otherwise: 'deny',
      code: 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
      next: known ? names.router(far.VpcId) : names.beyond(record.id, far.VpcId),
      direction: 'out',
      mtu: requester.Region === accepter.Region ? MTU_SAME_REGION : MTU_OTHER_REGION,
    });
    if (!known)
      elements.push({
        kind: 'sink',
        name: names.beyond(record.id, far.VpcId),
        origin: record.id,
        code: 'UNKNOWN_DESTINATION',
      });
    tables.push(guardOf(`guard:${name}`, record.id, blocks));
    contributions.push({ to: 'exit', exits: names.exits(near.VpcId), target: { next: name } });
  }
  return { elements, tables, contributions };
}

function guardOf(
  name: string,
  origin: string,
  blocks: { readonly near: readonly Cidr[]; readonly far: readonly Cidr[] },
): RuleTable {
  const text = `${blocks.near.map(formatCidr).join(', ')} → ${blocks.far.map(formatCidr).join(', ')}`;
  return {
    name,
    origin,
    rules: [
      {
        id: text,
        action: 'allow',
        protocol: null,
        ports: null,
        icmp: null,
        source: { kind: 'blocks', blocks: blocks.near },
        destination: { kind: 'blocks', blocks: blocks.far },
        text,
      },
    ],
  };
}

/** The VPC's blocks, or those AWS reported when the VPC itself is not in the document. */
function blocksOf(view: AwsView, side: PeeringSide): readonly Cidr[] {
  const vpc = view.get('vpc', side.VpcId);
  if (vpc !== undefined) return associatedBlocks(vpc);
  return (side.CidrBlockSet ?? [])
    .map((text) => cidrOrNull(text))
    .filter((block): block is Cidr => block !== null);
}
