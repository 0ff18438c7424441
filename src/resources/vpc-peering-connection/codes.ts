export const vpcPeeringConnectionCodes = ['PCX_REQUIRES_ADDRESS_IN_VPC_CIDR', 'UNKNOWN_DESTINATION'] as const;
