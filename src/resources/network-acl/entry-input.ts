import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { formatCidr, parseCidr } from '../../kernel/net/cidr.ts';
import { canonicalIpv6Cidr } from '../shared/ipv6-cidr.ts';
import type { NetworkAclEntry } from './schema.ts';

export const entryInput = z.strictObject({
  NetworkAclId: z.string(),
  RuleNumber: z.int(),
  Protocol: z.string(),
  RuleAction: z.enum(['allow', 'deny']),
  Egress: z.boolean(),
  CidrBlock: z.string().optional(),
  Ipv6CidrBlock: z.string().optional(),
  IcmpTypeCode: z.strictObject({ Type: z.int().optional(), Code: z.int().optional() }).optional(),
  PortRange: z.strictObject({ From: z.int().optional(), To: z.int().optional() }).optional(),
});

type EntryInput = z.output<typeof entryInput>;

export const ENTRY_ERRORS = ['InvalidParameterValue', 'InvalidParameterCombination', 'MissingParameter'];

/** The highest number a rule may carry; above it AWS keeps the implied entries (ACL-1). */
const LAST_RULE_NUMBER = 32766;

const TCP = '6';
const UDP = '17';
const ICMP = '1';
const ICMPV6 = '58';

/** Names that the command line knows beside the numbers AWS's API takes. */
const NAMED: { readonly [name: string]: string } = {
  all: '-1',
  tcp: TCP,
  udp: UDP,
  icmp: ICMP,
  icmpv6: ICMPV6,
};

/** The record's form of a protocol, or undefined for what is none. */
export function protocolNumber(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (lower === '-1') return lower;
  if (Object.hasOwn(NAMED, lower)) return NAMED[lower];
  return /^\d{1,3}$/.test(lower) && Number(lower) <= 255 ? String(Number(lower)) : undefined;
}

/** The entry a request describes, in the record's form; refuses what AWS refuses (ACL-8). */
export function readEntry(input: EntryInput): NetworkAclEntry {
  checkRuleNumber(input.RuleNumber);
  const Protocol =
    protocolNumber(input.Protocol) ??
    refuse(
      'InvalidParameterValue',
      `Invalid value '${input.Protocol}' for IP protocol. Unknown protocol.`,
      'Protocol',
    );
  return {
    RuleNumber: input.RuleNumber,
    Egress: input.Egress,
    Protocol,
    RuleAction: input.RuleAction,
    ...readBlock(input),
    ...readPortsOrType(input, Protocol),
  };
}

export function checkRuleNumber(number: number): void {
  if (number < 1 || number > LAST_RULE_NUMBER)
    refuse(
      'InvalidParameterValue',
      `Value (${number}) for parameter ruleNumber is invalid. The rule number must be between 1 and ${LAST_RULE_NUMBER}`,
      'RuleNumber',
    );
}

/** RT-13: AWS keeps the canonical form. */
function readBlock(input: EntryInput): { CidrBlock: string } | { Ipv6CidrBlock: string } {
  const { CidrBlock, Ipv6CidrBlock } = input;
  if (CidrBlock !== undefined && Ipv6CidrBlock !== undefined)
    return refuse(
      'InvalidParameterCombination',
      'The parameters cidrBlock and ipv6CidrBlock cannot be used together',
      'CidrBlock',
    );
  if (CidrBlock !== undefined) {
    const cidr = parseCidr(CidrBlock);
    return cidr.ok ? { CidrBlock: formatCidr(cidr.value) } : malformed('cidrBlock', CidrBlock);
  }
  if (Ipv6CidrBlock !== undefined)
    return {
      Ipv6CidrBlock: canonicalIpv6Cidr(Ipv6CidrBlock) ?? malformed('ipv6CidrBlock', Ipv6CidrBlock),
    };
  return refuse('MissingParameter', 'The request must contain the parameter cidrBlock', 'CidrBlock');
}

function malformed(parameter: string, text: string): never {
  return refuse(
    'InvalidParameterValue',
    `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
    parameter === 'cidrBlock' ? 'CidrBlock' : 'Ipv6CidrBlock',
  );
}

/** Ports for TCP and UDP, type and code for ICMP; for anything else both are ignored. */
function readPortsOrType(
  input: EntryInput,
  protocol: string,
): Pick<NetworkAclEntry, 'PortRange' | 'IcmpTypeCode'> {
  if (protocol === TCP || protocol === UDP) return { PortRange: readPorts(input.PortRange) };
  // ICMPv6 with an IPv4 block covers every type, whatever is given.
  if (protocol === ICMP || (protocol === ICMPV6 && input.Ipv6CidrBlock !== undefined))
    return { IcmpTypeCode: readType(input.IcmpTypeCode) };
  return {};
}

function readPorts(range: EntryInput['PortRange']): { From: number; To: number } {
  const { From, To } = range ?? {};
  if (From === undefined || To === undefined)
    return refuse('MissingParameter', 'The request must contain the parameter portRange', 'PortRange');
  if (From < 0 || To > 65535 || From > To)
    return refuse(
      'InvalidParameterValue',
      `Invalid port range '${From}-${To}'. The range must lie within 0 and 65535`,
      'PortRange',
    );
  return { From, To };
}

function readType(given: EntryInput['IcmpTypeCode']): { Type: number; Code: number } {
  const { Type, Code } = given ?? {};
  if (Type === undefined || Code === undefined)
    return refuse('MissingParameter', 'The request must contain the parameter icmpTypeCode', 'IcmpTypeCode');
  const inRange = Type >= -1 && Type <= 255 && Code >= -1 && Code <= 255;
  if (!inRange || (Type === -1 && Code !== -1))
    return refuse('InvalidParameterValue', `Invalid ICMP type/code '${Type}/${Code}'`, 'IcmpTypeCode');
  return { Type, Code };
}

/** AWS's order: outbound before inbound, each by number; IPv4 before IPv6 (ACL-1, ACL-9). */
export function sortEntries(entries: readonly NetworkAclEntry[]): NetworkAclEntry[] {
  return [...entries].sort(
    (left, right) =>
      Number(right.Egress) - Number(left.Egress) ||
      left.RuleNumber - right.RuleNumber ||
      Number(left.Ipv6CidrBlock !== undefined) - Number(right.Ipv6CidrBlock !== undefined),
  );
}
