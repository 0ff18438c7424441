import { cidrOrNull, cidrsOverlap } from '../../kernel/net/cidr.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { PeeringSide, VpcPeeringConnection } from '../../resources/vpc-peering-connection/schema.ts';
import { type Rebuilder, tagged } from './rebuilder.ts';
import { rebuilt } from './scope.ts';
import type { Place } from './steps.ts';

export function isActivePeering(cloud: AwsCloud, id: string | undefined): boolean {
  const code = cloud.tables['vpc-peering-connection'][id ?? '']?.Status.Code;
  return code === 'active' || code === 'provisioning';
}

/** Whether its VPCs hold a common address by now (PCX-2): the request must come before that. */
export function hasOverlap({ tables }: AwsCloud, peering: VpcPeeringConnection): boolean {
  const blocksOf = (id: string) =>
    (tables.vpc[id]?.CidrBlockAssociationSet ?? [])
      .map(({ CidrBlock }) => cidrOrNull(CidrBlock))
      .filter((block) => block !== null);
  const far = blocksOf(peering.AccepterVpcInfo.VpcId);
  return blocksOf(peering.RequesterVpcInfo.VpcId).some((block) =>
    far.some((other) => cidrsOverlap(block, other)),
  );
}

export function placeOfSide({ OwnerId, Region }: PeeringSide): Place {
  return { account: OwnerId, region: Region };
}

/** Peering connections, accepted by the other side where the source's are. */
export function rebuildPeerings(rebuild: Rebuilder): void {
  const peerings = rebuilt(rebuild.source, 'vpc-peering-connection');
  if (peerings.length > 0) rebuild.section('VPC peering connections');
  for (const peering of peerings) {
    // One whose VPCs overlap by now was asked for before they did.
    const id = rebuild.id(peering.id) ?? requestPeering(rebuild, peering, peering.id);
    if (id === undefined || !isActivePeering(rebuild.source, peering.id)) continue;
    acceptPeering(rebuild, peering, id);
    setOptions(rebuild, peering, id);
  }
}

/** The request of the requester; both VPCs must have been made. */
export function requestPeering(
  rebuild: Rebuilder,
  peering: Pick<VpcPeeringConnection, 'RequesterVpcInfo' | 'AccepterVpcInfo' | 'Tags'>,
  old?: string,
): string | undefined {
  const { RequesterVpcInfo: near, AccepterVpcInfo: far, Tags } = peering;
  const VpcId = rebuild.id(near.VpcId);
  const PeerVpcId = rebuild.id(far.VpcId);
  if (VpcId === undefined || PeerVpcId === undefined) {
    if (old !== undefined)
      rebuild.note(`left out: ${old} joins a VPC that is not made here (${near.VpcId}, ${far.VpcId})`);
    return undefined;
  }
  return rebuild.make(
    placeOfSide(near),
    'CreateVpcPeeringConnection',
    {
      VpcId,
      PeerVpcId,
      ...(far.OwnerId === near.OwnerId ? {} : { PeerOwnerId: far.OwnerId }),
      ...(far.Region === near.Region ? {} : { PeerRegion: far.Region }),
      ...tagged('vpc-peering-connection', Tags),
    },
    ['VpcPeeringConnection', 'VpcPeeringConnectionId'],
    old,
  );
}

export function acceptPeering(
  rebuild: Rebuilder,
  { AccepterVpcInfo: far }: Pick<VpcPeeringConnection, 'AccepterVpcInfo'>,
  VpcPeeringConnectionId: string,
): void {
  const place = placeOfSide(far);
  rebuild.wait(place, 'vpc-peering-connection-exists', 'vpc-peering-connection-ids', [
    VpcPeeringConnectionId,
  ]);
  rebuild.call(place, 'AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
}

function setOptions(rebuild: Rebuilder, peering: VpcPeeringConnection, VpcPeeringConnectionId: string): void {
  const options = { AllowDnsResolutionFromRemoteVpc: true };
  if (peering.RequesterVpcInfo.AllowDnsResolutionFromRemoteVpc)
    rebuild.call(placeOfSide(peering.RequesterVpcInfo), 'ModifyVpcPeeringConnectionOptions', {
      VpcPeeringConnectionId,
      RequesterPeeringConnectionOptions: options,
    });
  if (peering.AccepterVpcInfo.AllowDnsResolutionFromRemoteVpc)
    rebuild.call(placeOfSide(peering.AccepterVpcInfo), 'ModifyVpcPeeringConnectionOptions', {
      VpcPeeringConnectionId,
      AccepterPeeringConnectionOptions: options,
    });
}
