import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { type Cidr, cidrCovers, formatCidr, parseCidr } from '../../../kernel/net/cidr.ts';
import { AWS_RESERVED_LINK_LOCAL } from '../../../kernel/net/special.ts';
import { canonicalIpv6Cidr } from '../../shared/ipv6-cidr.ts';
import type { AwsContext } from '../../tables.ts';
import type { Route } from '../schema.ts';

export const destinationShape = {
  DestinationCidrBlock: z.string().optional(),
  DestinationIpv6CidrBlock: z.string().optional(),
  DestinationPrefixListId: z.string().optional(),
};

export interface Destination {
  /** The route's field and text, in canonical form. */
  readonly fact: Pick<Route, 'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'>;
  readonly text: string;
  /** Parameter name as AWS's messages write it. */
  readonly name: 'destination-cidr-block' | 'destination-ipv6-cidr-block' | 'destination-prefix-list-id';
  /** Only for IPv4 blocks. */
  readonly cidr?: Cidr;
}

type Given = { readonly [Name in keyof typeof destinationShape]?: string | undefined };

/** Reads the one destination of a route request; IPv4 host bits are cleared (RT-13). */
export function readDestination(given: Given): Destination {
  const names = Object.keys(destinationShape).filter((name) => given[name as keyof Given] !== undefined);
  if (names.length > 1)
    refuse('InvalidParameterCombination', `The parameters ${names.join(' and ')} cannot be used together`);
  if (given.DestinationCidrBlock !== undefined) return readIpv4(given.DestinationCidrBlock);
  if (given.DestinationIpv6CidrBlock !== undefined) return readIpv6(given.DestinationIpv6CidrBlock);
  const text = given.DestinationPrefixListId;
  if (text === undefined)
    return refuse(
      'MissingParameter',
      'The request must contain the parameter destinationCidrBlock, destinationIpv6CidrBlock or destinationPrefixListId',
      'DestinationCidrBlock',
    );
  return { fact: { DestinationPrefixListId: text }, text, name: 'destination-prefix-list-id' };
}

function readIpv4(given: string): Destination {
  const parsed = parseCidr(given);
  if (!parsed.ok) return invalidBlock('destinationCidrBlock', given);
  const cidr = parsed.value;
  const text = formatCidr(cidr);
  return { fact: { DestinationCidrBlock: text }, text, name: 'destination-cidr-block', cidr };
}

function readIpv6(given: string): Destination {
  const text = canonicalIpv6Cidr(given) ?? invalidBlock('destinationIpv6CidrBlock', given);
  return { fact: { DestinationIpv6CidrBlock: text }, text, name: 'destination-ipv6-cidr-block' };
}

function invalidBlock(parameter: string, text: string): never {
  return refuse(
    'InvalidParameterValue',
    `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
    `${parameter.charAt(0).toUpperCase()}${parameter.slice(1)}`,
  );
}

/** What a new route may not lead to: AWS's own ranges (RT-8) and prefix lists nobody has. */
export function checkNewDestination(context: AwsContext, destination: Destination): void {
  const { cidr, fact, text } = destination;
  const isReserved =
    (cidr !== undefined && cidrCovers(AWS_RESERVED_LINK_LOCAL, cidr)) || isReservedIpv6(fact, text);
  if (isReserved)
    refuse(
      'InvalidParameterValue',
      `The destination CIDR block ${text} is reserved and cannot be used as a route destination.`,
      cidr === undefined ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock',
    );
  const listId = fact.DestinationPrefixListId;
  if (listId === undefined) return;
  const list = context.get('managed-prefix-list', listId);
  const isVisible =
    list !== undefined &&
    list.region === context.region &&
    (list.account === context.account || list.account === 'AWS');
  if (!isVisible)
    refuse(
      'InvalidPrefixListID.NotFound',
      `The prefix list ID '${listId}' does not exist`,
      'DestinationPrefixListId',
    );
}

/** RT-8: equal to or inside fd00:ec2::/32. */
function isReservedIpv6(fact: Destination['fact'], text: string): boolean {
  return (
    fact.DestinationIpv6CidrBlock !== undefined &&
    /^fd00:ec2:/.test(text) &&
    Number(text.slice(text.indexOf('/') + 1)) >= 32
  );
}

export function sameDestination(route: Route, destination: Destination): boolean {
  const { fact } = destination;
  return (
    route.DestinationCidrBlock === fact.DestinationCidrBlock &&
    route.DestinationIpv6CidrBlock === fact.DestinationIpv6CidrBlock &&
    route.DestinationPrefixListId === fact.DestinationPrefixListId
  );
}
