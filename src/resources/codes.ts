import { instanceCodes } from './instance/codes.ts';
import { internetGatewayCodes } from './internet-gateway/codes.ts';
import { natGatewayCodes } from './nat-gateway/codes.ts';
import { networkAclCodes } from './network-acl/codes.ts';
import { networkInterfaceCodes } from './network-interface/codes.ts';
import { routeTableCodes } from './route-table/codes.ts';
import { securityGroupCodes } from './security-group/codes.ts';
import { subnetCodes } from './subnet/codes.ts';
import { vpcCodes } from './vpc/codes.ts';
import { vpcPeeringConnectionCodes } from './vpc-peering-connection/codes.ts';

/** Every code that a step, a row, a blocker or an assumption can carry. Reachability Analyzer's, wherever it has one. */
export const reasonCodes = [
  ...vpcCodes,
  ...subnetCodes,
  ...internetGatewayCodes,
  ...natGatewayCodes,
  ...routeTableCodes,
  ...securityGroupCodes,
  ...networkAclCodes,
  ...networkInterfaceCodes,
  ...instanceCodes,
  ...vpcPeeringConnectionCodes,
] as const;

export type ReasonCode = (typeof reasonCodes)[number];
