export const subnetCodes = ['NO_POSSIBLE_DESTINATION', 'NETWORK_ACL_ASSUMED'] as const;
