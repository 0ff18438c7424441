export const instanceCodes = [
  'BAD_STATE',
  'NO_POSSIBLE_DESTINATION',
  'FORWARDING_ASSUMED',
  'REPLY_BY_SAME_INTERFACE_ASSUMED',
] as const;
