import { formatAddress } from '../../kernel/net/address.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import type { Scene } from '../scene.ts';
import { nounOf, opening, thing } from './nouns.ts';
import { traffic } from './packets.ts';
import type { ReasonWords, SomeReasons } from './words.ts';

const PRIVATE = 'a private address (RFC 1918)';
const CARRIER = 'an address that carriers share among customers (RFC 6598, 100.64.0.0/10)';

/** What gateways and peering connections take, and what they refuse. */
export const gatewayReasons = {
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: {
    title: 'Sender has no public address',
    why: (scene) =>
      `${opening(scene.at, scene.names)} puts a public address in place of the private one, but ${formatAddress(scene.header.source)} has none, so ${scene.direction === 'reply' ? 'the reply cannot leave here' : 'the packet cannot leave and nobody could answer it'}.`,
    mend: (scene) =>
      scene.direction === 'reply'
        ? `Let the reply go back by the way that the request came; or associate an Elastic IP with ${formatAddress(scene.header.source)}.`
        : `Associate an Elastic IP with ${formatAddress(scene.header.source)}. If it should only reach out and not be reached, send its subnet’s traffic to a NAT gateway instead.`,
  },
  IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: {
    title: 'No public address for it',
    why: (scene) =>
      isPublicAddress(scene.header.destination)
        ? `${opening(scene.at, scene.names)} lets in only packets for public addresses of its VPC, and ${formatAddress(scene.header.destination)} belongs to no attached network interface there.`
        : `${formatAddress(scene.header.destination)} is a private address without a public one beside it, so nobody on the internet can address it, and ${thing(scene.at, scene.names)} has nothing to translate.`,
    mend: (scene) =>
      isPublicAddress(scene.header.destination)
        ? `Associate the Elastic IP ${formatAddress(scene.header.destination)} with the network interface that should get these packets.`
        : `Associate an Elastic IP with ${formatAddress(scene.header.destination)} if the internet is meant to reach it. If not, leave it so, and come from inside or by a server in front of it.`,
  },
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS: outward(PRIVATE),
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: outward(CARRIER),
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS: inward(PRIVATE),
  IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS: inward(CARRIER),
  PROTOCOL_RESTRICTION: {
    title: 'Protocol not translated',
    why: (scene) =>
      `${opening(scene.at, scene.names)} translates tcp, udp and icmp only; this packet is ${traffic(scene.header)}.`,
    mend: (scene) =>
      `Carry it inside tcp or udp, or give ${formatAddress(scene.header.source)} an Elastic IP and send its traffic to an internet gateway.`,
  },
  NGW_REQUIRES_SOURCE_IN_VPC: {
    title: 'Sender outside NAT’s VPC',
    why: (scene) =>
      `${opening(scene.at, scene.names)} serves only senders of its own VPC, and ${formatAddress(scene.header.source)} is not an address there.`,
    mend: () =>
      'Give the sender’s own VPC a NAT gateway; one cannot be shared over a peering connection. To reach a server behind it, address that server, not the NAT gateway.',
  },
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR: {
    title: 'Not between the peered VPCs',
    why: (scene) =>
      `${opening(scene.at, scene.names)} carries packets between the two VPCs’ own addresses only (${blocksOf(scene)}), and this one goes from ${formatAddress(scene.header.source)} to ${formatAddress(scene.header.destination)}. Peering leads to the other VPC, not through it.`,
    mend: () =>
      'Connect the two networks directly, with a peering connection of their own; for the internet, use a gateway in the sender’s own VPC.',
  },
  UNKNOWN_DESTINATION: {
    title: 'Way on not known',
    why: (scene) =>
      isPeering(scene)
        ? `${opening(scene.at, scene.names)} leads on to a network that is not part of this document, so what happens to ${formatAddress(scene.header.destination)} there is not known.`
        : `After ${thing(scene.at, scene.names)} the packet needs something that is not part of this document, such as a route table, so what follows is not known.`,
    mend: (scene) =>
      isPeering(scene)
        ? 'Import the network on the other side to see the rest of the way.'
        : `Import all that belongs to the network around ${thing(scene.at, scene.names)} to see the rest of the way.`,
  },
} satisfies SomeReasons;

function isPeering(scene: Scene): boolean {
  return nounOf(scene.at) === 'peering connection';
}

function outward(kind: string): ReasonWords {
  return {
    title: 'Not an internet address',
    why: (scene) =>
      `${formatAddress(scene.header.destination)} is ${kind}. The internet carries no such addresses, so ${thing(scene.at, scene.names)} drops what is sent to them.`,
    mend: (scene) =>
      `Give the route table a route for ${formatAddress(scene.header.destination)} that leads where that network really is, such as a peering connection, or correct the address.`,
  };
}

function inward(kind: string): ReasonWords {
  return {
    title: 'Sender not an internet address',
    why: (scene) =>
      `The packet claims to come from ${formatAddress(scene.header.source)}, ${kind}. The internet carries no such addresses, so ${thing(scene.at, scene.names)} drops it.`,
    mend: () => 'Send from a public address, or join the two private networks, such as by peering.',
  };
}

function blocksOf(scene: Scene): string {
  return scene.rows[0]?.text ?? 'their CIDR blocks';
}
