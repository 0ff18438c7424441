export const networkAclCodes = ['SUBNET_ACL_RESTRICTION'] as const;
