export const vpcCodes = ['NO_POSSIBLE_DESTINATION', 'NO_PATH', 'BAD_STATE', 'CYCLIC_PATH_DETECTED'] as const;
