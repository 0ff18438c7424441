import { formatAddress } from '../../kernel/net/address.ts';
import { cidrHolds } from '../../kernel/net/cidr.ts';
import { isPublicAddress, LINK_LOCAL } from '../../kernel/net/special.ts';
import type { Scene } from '../scene.ts';
import { nounOf, opening, thing, withNames } from './nouns.ts';
import type { SomeReasons } from './words.ts';

/** What a route table can have against a packet. */
export const routeReasons = {
  NO_ROUTE_TO_DESTINATION: {
    title: 'No route',
    why: (scene) =>
      isLinkLocal(scene)
        ? `${formatAddress(scene.header.destination)} is a link-local address: no route table ever forwards it.`
        : `${opening(scene.at, scene.names)} has no route for ${formatAddress(scene.header.destination)}: ${coverage(scene)}.${backward(scene)}`,
    mend: routeMend,
  },
  BAD_STATE_ROUTE: {
    title: 'Route is a blackhole',
    why: (scene) =>
      `The best route of ${thing(scene.at, scene.names)} for ${formatAddress(scene.header.destination)} is ${routeOf(scene)}, but its target is gone, detached or not in working order. Such a route still wins, and the packet falls into it.${backward(scene)}`,
    mend: (scene) =>
      `Replace the target of ${routeOf(scene)} with one that works${usefulExit(scene) === null ? '' : `, such as ${usefulExit(scene)}`}, or bring its target back.`,
  },
  INGRESS_RTB_NO_PUBLIC_IP: {
    title: 'Appliance has no public address',
    why: (scene) =>
      `${opening(scene.at, scene.names)} belongs to a gateway and sends it by ${routeOf(scene)}, but traffic from an internet gateway goes only through an appliance with a public address, and that network interface has none.`,
    mend: (scene) => `Associate an Elastic IP with the target of ${routeOf(scene)}.`,
  },
  CANNOT_ROUTE: {
    title: 'Route does not cover it',
    why: (scene) =>
      `The route’s destination in ${thing(scene.at, scene.names)} does not hold ${formatAddress(scene.header.destination)}.`,
    mend: routeMend,
  },
  MORE_SPECIFIC_ROUTE: {
    title: 'A more specific route wins',
    why: (scene) =>
      `${opening(scene.at, scene.names)} has a route with a longer prefix for ${formatAddress(scene.header.destination)}, and the longest prefix wins.`,
    mend: () => 'Remove the more specific route, or give it the target you mean.',
  },
  HIGHER_PRIORITY_ROUTE: {
    title: 'A route of priority wins',
    why: (scene) =>
      `${opening(scene.at, scene.names)} has another route for the same block that comes first: a static route beats one of a prefix list, and that beats a propagated one.`,
    mend: () => 'Remove the route that comes first, or give it the target you mean.',
  },
  UNKNOWN_RESOURCE: {
    title: 'Not in this document',
    why: (scene) =>
      isGroup(scene)
        ? `${opening(scene.at, scene.names)} is not part of this document, so whether one of its rules would let this pass is not known.`
        : `${opening(scene.at, scene.names)} sends it by ${routeOf(scene)}, a target that is not part of this document, so what follows is not known.`,
    mend: (scene) =>
      isGroup(scene)
        ? `Import ${thing(scene.at, scene.names)} as well.`
        : 'Import the target as well, or correct the route.',
  },
  UNSUPPORTED_COMPONENT: {
    title: 'Target not modelled',
    why: (scene) =>
      `${opening(scene.at, scene.names)} sends it by ${routeOf(scene)}, a kind of target that is not simulated here, so what follows is not known.`,
    mend: () => 'Nothing is known to be wrong; look into that resource to learn the rest of the way.',
  },
} satisfies SomeReasons;

/** A security group that an import left out, not a route's target. */
function isGroup(scene: Scene): boolean {
  return scene.stage === 'filter-in' || scene.stage === 'filter-out';
}

function isLinkLocal(scene: Scene): boolean {
  return cidrHolds(LINK_LOCAL, scene.header.destination);
}

function coverage(scene: Scene): string {
  const count = scene.rows.length;
  if (count === 0) return 'it is empty';
  return count === 1
    ? `its only route is ${withNames(scene.rows[0]?.text ?? '', scene.names)}`
    : `none of its ${count} routes covers it`;
}

/** Most learners look at the client's route table only. */
function backward(scene: Scene): string {
  return scene.direction === 'reply' ? ' Replies are routed too, by the answering side’s own table.' : '';
}

function routeOf(scene: Scene): string {
  return scene.rule === null ? 'a route' : withNames(scene.rule.text, scene.names);
}

/** A gateway to the internet is no way to a private address, though the trace looked past it there. */
function usefulExit(scene: Scene): string | null {
  if (scene.exit === null) return null;
  const noun = nounOf(scene.exit);
  const isOutward = noun === 'internet gateway' || noun === 'NAT gateway';
  if (isOutward && !isPublicAddress(scene.header.destination)) return null;
  return thing(scene.exit, scene.names);
}

function routeMend(scene: Scene): string {
  const { destination } = scene.header;
  if (isLinkLocal(scene)) return 'None: use an address that is not link-local.';
  const isPublic = isPublicAddress(destination);
  const block = isPublic ? '0.0.0.0/0' : `${formatAddress(destination)}/32 (or the whole block it lies in)`;
  const exit = usefulExit(scene);
  if (exit !== null) return `Add a route to ${thing(scene.at, scene.names)}: ${block} → ${exit}.`;
  const target = isPublic
    ? 'an internet gateway, or a NAT gateway if it should only reach out'
    : 'whatever leads to that network, such as a peering connection';
  return `Add a route to ${thing(scene.at, scene.names)}: ${block} → ${target}.`;
}
