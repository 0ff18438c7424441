import { formatAddress } from '../../kernel/net/address.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import type { Scene } from '../scene.ts';
import { nounOf, opening, thing, withNames } from './nouns.ts';
import type { SomeReasons } from './words.ts';

/** Where packets end for want of somebody to take them, and what is taken for granted of hosts. */
export const placeReasons = {
  NO_POSSIBLE_DESTINATION: { title: 'Nobody takes it', why: nobodyWhy, mend: nobodyMend },
  NO_PATH: {
    title: 'No way in',
    why: (scene) =>
      `${formatAddress(scene.header.destination)} is an address in ${thing(scene.at, scene.names)}, and that VPC has no internet gateway, so nothing leads from the internet to it.`,
    mend: (scene) =>
      isPublicAddress(scene.header.destination)
        ? `Attach an internet gateway to ${thing(scene.at, scene.names)}, if the internet is meant to reach it.`
        : `Attach an internet gateway to ${thing(scene.at, scene.names)} and associate an Elastic IP with ${formatAddress(scene.header.destination)}, if the internet is meant to reach it.`,
  },
  BAD_STATE: {
    title: 'Not working',
    why: (scene) =>
      nounOf(scene.at) === 'instance'
        ? `${opening(scene.at, scene.names)} is not running, or its Availability Zone is out of order, so nothing there handles packets.`
        : `${opening(scene.at, scene.names)} is out of order, or its Availability Zone is, so it handles no packets.`,
    mend: (scene) =>
      nounOf(scene.at) === 'instance'
        ? `Start ${thing(scene.at, scene.names)}; against an outage, keep a second one in another Availability Zone.`
        : `Bring ${thing(scene.at, scene.names)} back; against an outage, keep a second one in another Availability Zone.`,
  },
  CYCLIC_PATH_DETECTED: {
    title: 'Goes in circles',
    why: (scene) =>
      `The packet comes to ${thing(scene.at, scene.names)} a second time, unchanged: the routes send it in a circle.`,
    mend: (scene) =>
      `Change the route that brings the packet for ${formatAddress(scene.header.destination)} back to ${thing(scene.at, scene.names)}: whoever passes it on needs a way onward that does not come past here.`,
  },
  NETWORK_ACL_ASSUMED: {
    title: 'Network ACL assumed',
    why: (scene) =>
      `the network ACL of ${thing(scene.at, scene.names)} lets everything pass, as a default one does`,
    mend: (scene) => `Import the network ACL of ${thing(scene.at, scene.names)} to be sure.`,
  },
  FORWARDING_ASSUMED: {
    title: 'Forwarding assumed',
    why: (scene) =>
      `${thing(scene.at, scene.names)} passes on packets that are not for itself, and puts its own address on those to the internet`,
    mend: (scene) => `Say whether ${thing(scene.at, scene.names)} forwards packets to be sure.`,
  },
  REPLY_BY_SAME_INTERFACE_ASSUMED: {
    title: 'Reply’s interface assumed',
    why: (scene) =>
      `${thing(scene.at, scene.names)} has several interfaces and answers by the one that the request came in by`,
    mend: (scene) => `Check the routing inside ${thing(scene.at, scene.names)} to be sure.`,
  },
} satisfies SomeReasons;

function nobodyWhy(scene: Scene): string {
  const { names } = scene;
  const destination = formatAddress(scene.header.destination);
  if (isStrangeAnswer(scene))
    return `The reply reaches ${destination} from ${formatAddress(scene.header.source)}, but the client asked ${formatAddress(scene.asked ?? scene.header.source)}: it does not take this for the answer.`;
  switch (scene.stage) {
    case 'on-link':
    case 'arrive':
      return `${destination} lies in ${thing(scene.at, names)}, but no network interface there has that address.`;
    case 'switch':
      return `${destination} lies in the block of ${thing(scene.at, names)}, but in none of its subnets.`;
    case 'outside':
      return isPublicAddress(scene.header.destination)
        ? `The packet is out on the internet with the destination ${destination}, and from there nothing leads to where it should go.`
        : `${destination} is not an address that the internet carries.`;
    case 'route':
      return `${opening(scene.at, names)} belongs to a gateway, and a gateway’s table leads only to the VPC itself or to a network interface, not by ${scene.rule === null ? 'this route' : withNames(scene.rule.text, names)}.`;
    case 'forward':
      return `${nounOf(scene.at) === 'subnet' ? `A host imagined in ${thing(scene.at, names)}` : opening(scene.at, names)} gets a packet for ${destination}, which is not its own address, and does not forward other hosts’ packets.`;
    case 'masquerade':
      return `${opening(scene.at, names)} is no host: it takes in replies to connections opened from inside, and nobody inside has asked for this packet.`;
    case 'deliver':
      return `The packet ends at ${thing(scene.at, names)}, which has the address ${destination}, but another host was meant: the address exists twice.`;
    default:
      return `Nobody at ${thing(scene.at, names)} takes packets for ${destination}.`;
  }
}

/** A client knows its answer by the address it comes from. */
function isStrangeAnswer(scene: Scene): boolean {
  if (scene.stage !== 'deliver' && scene.stage !== 'outside') return false;
  return scene.direction === 'reply' && scene.asked !== null && scene.asked !== scene.header.source;
}

function nobodyMend(scene: Scene): string {
  const { names } = scene;
  const destination = formatAddress(scene.header.destination);
  if (isStrangeAnswer(scene))
    return 'Send the reply back the way the request came, so that the same hop undoes the translation; or ask the server by the address that it answers from.';
  switch (scene.stage) {
    case 'on-link':
    case 'arrive':
      return `Correct the address, or give a network interface in ${thing(scene.at, names)} the address ${destination}.`;
    case 'switch':
      return `Correct the address, or create a subnet in ${thing(scene.at, names)} that holds ${destination}.`;
    case 'outside':
      return 'Address the receiver by a public address of its own, or route to it inside AWS.';
    case 'forward':
      if (nounOf(scene.at) === 'subnet')
        return 'An imagined host forwards nothing: correct the route that leads to it.';
      return `Turn on forwarding in ${thing(scene.at, names)}’s operating system if it is meant to pass packets on; if not, correct the route that leads to it.`;
    case 'route':
      return `Replace that route of ${thing(scene.at, names)} with one to local or to a network interface.`;
    case 'masquerade':
      return 'Let the inside open the connection, or give the server a public address of its own and send to that.';
    case 'deliver':
      return 'Use networks whose addresses do not overlap, or correct the route.';
    default:
      return 'Correct the address or the route.';
  }
}
