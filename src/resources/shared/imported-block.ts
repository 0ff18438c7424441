import * as z from 'zod';
import { cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';

/** An IPv4 block of an imported object, in canonical form (RT-13). */
export const importedBlock = z.string().transform((text, context) => {
  const cidr = cidrOrNull(text);
  if (cidr !== null) return formatCidr(cidr);
  context.addIssue({ code: 'custom', message: `"${text}" is not an IPv4 CIDR block` });
  return z.NEVER;
});
