import { refuse } from '../../kernel/cloud/aws-error.ts';
import { invariant } from '../../kernel/lib/invariant.ts';
import { type Cidr, cidrsOverlap, formatCidr, parseCidr } from '../../kernel/net/cidr.ts';

/** NET-1: the sizes of VPC and subnet blocks. */
const WIDEST = 16;
const NARROWEST = 28;

/** Blocks that are no unicast addresses of anybody; AWS gives them to no VPC (NET-5). */
const NEVER_IN_A_VPC: readonly Cidr[] = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].map(
  storedCidr,
);

/** Reads a `CidrBlock` parameter; host bits are cleared (RT-13). */
export function readCidrBlock(text: string): Cidr {
  const parsed = parseCidr(text);
  if (parsed.ok) return parsed.value;
  return refuse(
    'InvalidParameterValue',
    `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    'CidrBlock',
  );
}

/** NET-1, NET-5: refuses what no VPC can have, with `InvalidVpc.Range`. */
export function readVpcBlock(text: string): Cidr {
  const cidr = readCidrBlock(text);
  const forbidden = NEVER_IN_A_VPC.some((never) => cidrsOverlap(never, cidr));
  if (cidr.length < WIDEST || cidr.length > NARROWEST || forbidden)
    refuse('InvalidVpc.Range', `The CIDR '${formatCidr(cidr)}' is invalid.`, 'CidrBlock');
  return cidr;
}

/** The block of a record, whose text was checked when it was stored. */
export function storedCidr(text: string): Cidr {
  const parsed = parseCidr(text);
  invariant(parsed.ok, `stored block ${text} parses`);
  return parsed.value;
}
