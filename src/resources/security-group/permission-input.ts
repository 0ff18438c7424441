import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { Traffic } from './rule.ts';

const described = { Description: z.string().optional() };

/** AWS's `UserIdGroupPair`; the fields that only answers carry are accepted, so answers can be sent back. */
const groupPairSchema = z.strictObject({
  ...described,
  UserId: z.string().optional(),
  GroupName: z.string().optional(),
  GroupId: z.string().optional(),
  VpcId: z.string().optional(),
  VpcPeeringConnectionId: z.string().optional(),
  PeeringStatus: z.string().optional(),
});

export const ipPermissionSchema = z.strictObject({
  IpProtocol: z.string().optional(),
  FromPort: z.int().optional(),
  ToPort: z.int().optional(),
  UserIdGroupPairs: z.array(groupPairSchema).optional(),
  IpRanges: z.array(z.strictObject({ ...described, CidrIp: z.string() })).optional(),
  Ipv6Ranges: z.array(z.strictObject({ ...described, CidrIpv6: z.string() })).optional(),
  PrefixListIds: z.array(z.strictObject({ ...described, PrefixListId: z.string() })).optional(),
});

export type IpPermission = z.output<typeof ipPermissionSchema>;
export type GroupPair = z.output<typeof groupPairSchema>;

const NAMED: { readonly [text: string]: string } = {
  tcp: 'tcp',
  6: 'tcp',
  udp: 'udp',
  17: 'udp',
  icmp: 'icmp',
  1: 'icmp',
  icmpv6: 'icmpv6',
  58: 'icmpv6',
  '-1': '-1',
  // Not a value of the API itself: the command line's `--protocol all` means -1.
  all: '-1',
};

/** The record's form of a protocol (`6` → `tcp`), or undefined for what AWS does not know. */
export function protocolForm(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (Object.hasOwn(NAMED, lower)) return NAMED[lower];
  return /^\d{1,3}$/.test(lower) && Number(lower) <= 255 ? String(Number(lower)) : undefined;
}

/** Protocol and ports as AWS stores them; refuses what AWS refuses (SG-17, SG-18). */
export function readTraffic(given: {
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
}): Traffic {
  if (given.IpProtocol === undefined)
    return refuse(
      'InvalidParameterValue',
      "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.",
      'IpProtocol',
    );
  const IpProtocol = protocolForm(given.IpProtocol);
  if (IpProtocol === undefined)
    return refuse(
      'InvalidParameterValue',
      `Invalid value '${given.IpProtocol}' for IP protocol. Unknown protocol.`,
      'IpProtocol',
    );
  const { FromPort, ToPort } = given;
  if (IpProtocol === 'tcp' || IpProtocol === 'udp') return readPorts(IpProtocol, FromPort, ToPort);
  if (IpProtocol === 'icmp' || IpProtocol === 'icmpv6') return readIcmp(IpProtocol, FromPort, ToPort);
  // SG-18: ports given with any other protocol are ignored.
  return { IpProtocol, FromPort: -1, ToPort: -1 };
}

function readPorts(IpProtocol: string, from: number | undefined, to: number | undefined): Traffic {
  if (from === undefined || to === undefined || from === -1 || to === -1)
    return refuse(
      'InvalidParameterValue',
      'Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
      'FromPort',
    );
  if (from < 0 || to > 65535 || from > to)
    return refuse(
      'InvalidParameterValue',
      `Invalid ${IpProtocol.toUpperCase()} port range (${from}:${to})`,
      'FromPort',
    );
  return { IpProtocol, FromPort: from, ToPort: to };
}

/** FromPort is the type, ToPort the code; for ICMPv6 both may be left out and mean all (SG-17). */
function readIcmp(IpProtocol: string, type: number | undefined, code: number | undefined): Traffic {
  if (IpProtocol === 'icmpv6' && type === undefined && code === undefined)
    return { IpProtocol, FromPort: -1, ToPort: -1 };
  if (type === undefined || code === undefined)
    return refuse(
      'InvalidParameterValue',
      'Invalid value for portRange. Must specify both type and code with ICMP.',
      'FromPort',
    );
  const inRange = type >= -1 && type <= 255 && code >= -1 && code <= 255;
  if (!inRange || (type === -1 && code !== -1))
    return refuse('InvalidParameterValue', `Invalid ICMP type/code (${type}/${code})`, 'FromPort');
  return { IpProtocol, FromPort: type, ToPort: code };
}

/** A rule's description, or undefined when it is empty. */
export function readDescription(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (text.length > 255 || !/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/.test(text))
    return refuse(
      'InvalidParameterValue',
      'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
      'Description',
    );
  return text;
}
