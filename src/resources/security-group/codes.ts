export const securityGroupCodes = [
  'ENI_SG_RULES_MISMATCH',
  'SG_HAS_NO_RULES',
  'SG_REFERENCES_NOT_PRESERVED',
] as const;
