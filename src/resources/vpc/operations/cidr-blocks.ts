import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { type Cidr, cidrCovers, cidrOrNull, cidrsOverlap, formatCidr } from '../../../kernel/net/cidr.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import type { PeeringSide } from '../../vpc-peering-connection/schema.ts';
import { readVpcBlock, storedCidr } from '../blocks.ts';
import { printAssociation } from '../describe.ts';
import type { Vpc } from '../schema.ts';
import { associated, disassociated } from '../settle.ts';
import { MOMENT_MS, refuseIpv6 } from './create.ts';

const associateInput = z.strictObject({
  VpcId: z.string(),
  CidrBlock: z.string().optional(),
  AmazonProvidedIpv6CidrBlock: z.boolean().optional(),
});

export const associateVpcCidrBlock = operation<AwsTables, typeof associateInput>({
  name: 'AssociateVpcCidrBlock',
  input: associateInput,
  errors: [
    'InvalidVpcID.NotFound',
    'MissingParameter',
    'InvalidParameterValue',
    'InvalidVpc.Range',
    'OperationNotPermitted',
    'UnsupportedOperation',
  ],
  example: { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.1.0.0/16' },
  run: (context, given) => {
    const vpc = context.find('vpc', given.VpcId, 'InvalidVpcID.NotFound');
    refuseIpv6(given.AmazonProvidedIpv6CidrBlock);
    if (given.CidrBlock === undefined)
      return refuse(
        'MissingParameter',
        "Either 'cidrBlock', 'ipv4IpamPoolId' or 'amazonProvidedIpv6CidrBlock' should be provided.",
        'CidrBlock',
      );
    const block = readVpcBlock(given.CidrBlock);
    refuseOwnOverlap(vpc, block);
    refuseRouteConflict(context, vpc, block);
    refusePeerConflict(context, vpc, block);
    const association = {
      AssociationId: context.mintId('vpc-cidr-assoc'),
      CidrBlock: formatCidr(block),
      State: 'associating' as const,
    };
    context.put('vpc', {
      ...vpc,
      CidrBlockAssociationSet: [...vpc.CidrBlockAssociationSet, association],
    });
    context.schedule('vpc', vpc.id, associated(association.AssociationId), MOMENT_MS);
    return { VpcId: vpc.id, CidrBlockAssociation: printAssociation(association) };
  },
});

function refuseOwnOverlap(vpc: Vpc, block: Cidr): void {
  if (blocksOf(vpc).some((own) => cidrsOverlap(own, block)))
    refuse(
      'InvalidVpc.Range',
      `The CIDR '${formatCidr(block)}' conflicts with another CIDR block of the VPC ${vpc.id}`,
      'CidrBlock',
    );
}

/** NET-4: as wide as a route's destination or wider would take that route's traffic over. */
function refuseRouteConflict(context: AwsContext, vpc: Vpc, block: Cidr): void {
  for (const table of context.all('route-table')) {
    if (table.VpcId !== vpc.id) continue;
    for (const route of table.Routes) {
      const destination = cidrOrNull(route.DestinationCidrBlock);
      if (destination !== null && cidrCovers(block, destination))
        refuse(
          'InvalidVpc.Range',
          `The CIDR '${formatCidr(block)}' conflicts with the route to ${formatCidr(destination)} in the route table ${table.id}`,
          'CidrBlock',
        );
    }
  }
}

/** PCX-11: never the peer's addresses, and nothing at all while one's own request is pending. */
function refusePeerConflict(context: AwsContext, vpc: Vpc, block: Cidr): void {
  for (const peering of context.all('vpc-peering-connection')) {
    const { RequesterVpcInfo: requester, AccepterVpcInfo: accepter, Status } = peering;
    const isRequester = requester.VpcId === vpc.id;
    if (!isRequester && accepter.VpcId !== vpc.id) continue;
    if (isRequester && Status.Code === 'pending-acceptance')
      refuse(
        'OperationNotPermitted',
        `The VPC ${vpc.id} has requested the VPC peering connection ${peering.id}, which is pending acceptance: no CIDR block can be added.`,
      );
    if (Status.Code !== 'active') continue;
    const peer = isRequester ? accepter : requester;
    if (peerBlocks(context, peer).some((other) => cidrsOverlap(other, block)))
      refuse(
        'InvalidVpc.Range',
        `The CIDR '${formatCidr(block)}' overlaps with a CIDR block of the VPC ${peer.VpcId}, to which the VPC peering connection ${peering.id} leads`,
        'CidrBlock',
      );
  }
}

function peerBlocks(context: AwsContext, side: PeeringSide): readonly Cidr[] {
  const vpc = context.get('vpc', side.VpcId);
  if (vpc !== undefined) return blocksOf(vpc);
  return (side.CidrBlockSet ?? []).map(cidrOrNull).filter((cidr) => cidr !== null);
}

/** Blocks that the VPC has or is about to have. */
function blocksOf(vpc: Vpc): readonly Cidr[] {
  return vpc.CidrBlockAssociationSet.filter(
    ({ State }) => State !== 'failed' && State !== 'disassociated',
  ).map(({ CidrBlock }) => storedCidr(CidrBlock));
}

const disassociateInput = z.strictObject({ AssociationId: z.string() });

export const disassociateVpcCidrBlock = operation<AwsTables, typeof disassociateInput>({
  name: 'DisassociateVpcCidrBlock',
  input: disassociateInput,
  errors: ['InvalidVpcCidrBlockAssociationID.NotFound', 'OperationNotPermitted', 'InvalidCidrBlock.InUse'],
  example: { AssociationId: 'vpc-cidr-assoc-0123456789abcdef0' },
  run: (context, { AssociationId }) => {
    const isMeant = (block: { readonly AssociationId: string }) => block.AssociationId === AssociationId;
    const vpc = context.list('vpc').find((each) => each.CidrBlockAssociationSet.some(isMeant));
    const association = vpc?.CidrBlockAssociationSet.find(isMeant);
    if (vpc === undefined || association === undefined)
      return refuse(
        'InvalidVpcCidrBlockAssociationID.NotFound',
        `The vpc CIDR block association ID '${AssociationId}' does not exist`,
        'AssociationId',
      );
    // NET-4: the primary block stays for the VPC's life.
    if (association === vpc.CidrBlockAssociationSet[0])
      refuse(
        'OperationNotPermitted',
        `The vpc CIDR block with association ID ${AssociationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
      );
    const block = storedCidr(association.CidrBlock);
    const isUsed = context
      .all('subnet')
      .some((subnet) => subnet.VpcId === vpc.id && cidrCovers(block, storedCidr(subnet.CidrBlock)));
    if (isUsed)
      refuse(
        'InvalidCidrBlock.InUse',
        `The vpc ${vpc.id} currently has a subnet within CIDR block ${association.CidrBlock}`,
      );
    const leaving = { ...association, State: 'disassociating' as const };
    context.put('vpc', {
      ...vpc,
      CidrBlockAssociationSet: vpc.CidrBlockAssociationSet.map((each) => (isMeant(each) ? leaving : each)),
    });
    context.schedule('vpc', vpc.id, disassociated(AssociationId), MOMENT_MS);
    return { VpcId: vpc.id, CidrBlockAssociation: printAssociation(leaving) };
  },
});
