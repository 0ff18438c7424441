import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

/** Fields that can name a route's target, as AWS answers them. */
export const routeTargetFields = [
  'GatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'VpcPeeringConnectionId',
  'TransitGatewayId',
  'EgressOnlyInternetGatewayId',
  'LocalGatewayId',
  'CarrierGatewayId',
  'CoreNetworkArn',
  'OdbNetworkArn',
] as const;
export type RouteTargetField = (typeof routeTargetFields)[number];

export const routeSchema = z.strictObject({
  /** Exactly one of the three destinations. IPv4 blocks are canonical (RT-13). */
  DestinationCidrBlock: z.string().exactOptional(),
  DestinationIpv6CidrBlock: z.string().exactOptional(),
  DestinationPrefixListId: z.string().exactOptional(),
  /**
   * Exactly one target: the field that carries it and the id. `GatewayId` holds internet and
   * virtual private gateways, VPC endpoints (`vpce-…`) and `local`. A target that is an instance
   * is stored as its primary interface.
   */
  Target: z.strictObject({ Field: z.enum(routeTargetFields), Id: z.string() }),
  Origin: z.enum(['CreateRoute', 'EnableVgwRoutePropagation']),
  /**
   * On imported routes the state AWS reported, and on those to a transit gateway that was deleted
   * here `blackhole`. It speaks where the target itself was not imported; otherwise the state is
   * derived from the target (RT-14).
   */
  StateAtImport: z.enum(['active', 'blackhole', 'filtered']).exactOptional(),
});

export type Route = z.infer<typeof routeSchema>;

export const routeTableSchema = z.strictObject({
  ...recordShape,
  VpcId: z.string(),
  /**
   * Without the `local` routes, which follow from the VPC's blocks (RT-1). A route whose
   * destination is a VPC block and whose target is not `local` replaces that local route.
   */
  Routes: z.array(routeSchema),
  /** `Main: true` carries neither subnet nor gateway; the others exactly one of them. */
  Associations: z.array(
    z.strictObject({
      RouteTableAssociationId: z.string(),
      Main: z.boolean(),
      SubnetId: z.string().exactOptional(),
      GatewayId: z.string().exactOptional(),
    }),
  ),
  PropagatingVgws: z.array(z.string()),
});

export type RouteTable = z.infer<typeof routeTableSchema>;
