export const natGatewayCodes = [
  'BAD_STATE',
  'PROTOCOL_RESTRICTION',
  'NGW_REQUIRES_SOURCE_IN_VPC',
  'NO_POSSIBLE_DESTINATION',
] as const;
