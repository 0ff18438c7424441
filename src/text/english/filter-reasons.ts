import { formatAddress } from '../../kernel/net/address.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import type { Scene } from '../scene.ts';
import { listed, nounOf, opening, thing, withNames } from './nouns.ts';
import { portWords, traffic } from './packets.ts';
import type { SomeReasons } from './words.ts';

/** Rules that let packets pass or not: security groups, network ACLs, an interface's own check. */
export const filterReasons = {
  ENI_SG_RULES_MISMATCH: {
    title: 'No security group rule matches',
    why: groupRefusal,
    mend: groupMend,
  },
  SG_HAS_NO_RULES: {
    title: 'Security group has no rules',
    why: (scene) =>
      `${groupsOf(scene)} ${scene.components.length > 1 ? 'have' : 'has'} no ${wayOf(scene)} rules at all, so ${whatAbout(scene)} is dropped: a security group passes only what a rule allows.`,
    mend: groupMend,
  },
  SG_REFERENCES_NOT_PRESERVED: {
    title: 'Sender’s security group not visible',
    why: (scene) =>
      `A rule of ${thing(scene.at, scene.names)} names the sender’s security group, but something on the way has put another source address on the packet, and the group does not travel with it: here it comes from ${formatAddress(scene.header.source)}.`,
    mend: (scene) =>
      `Add an inbound rule to ${thing(scene.at, scene.names)} for the address that arrives: ${traffic(scene.header)} from ${formatAddress(scene.header.source)}/32.`,
  },
  SUBNET_ACL_RESTRICTION: { title: 'Network ACL denies it', why: listRefusal, mend: listMend },
  ENI_SOURCE_DEST_CHECK_RESTRICTION: {
    title: 'Source/destination check drops it',
    why: (scene) =>
      scene.stage === 'source-check'
        ? `${opening(scene.at, scene.names)} has its source/destination check on, so it sends only from its own addresses, and ${formatAddress(scene.header.source)} is not one of them.`
        : `${opening(scene.at, scene.names)} has its source/destination check on, so it takes only packets for its own addresses, and ${formatAddress(scene.header.destination)} is not one of them.`,
    mend: (scene) =>
      `Turn the source/destination check of ${thing(scene.at, scene.names)} off if it is meant to pass on other hosts’ packets; if not, correct the route that leads here.`,
  },
  BAD_STATE_ATTACHMENT: {
    title: 'Interface not attached',
    why: (scene) =>
      `${opening(scene.at, scene.names)} is not attached to an instance, so nobody sends or takes packets there.`,
    mend: (scene) => `Attach ${thing(scene.at, scene.names)} to a running instance.`,
  },
  LISTENER_ASSUMED: {
    title: 'Listener assumed',
    why: (scene) => `something listens on ${traffic(scene.header)} at ${thing(scene.at, scene.names)}`,
    mend: (scene) => `Say what listens on ${thing(scene.at, scene.names)} to be sure.`,
  },
} satisfies SomeReasons;

function wayOf(scene: Scene): 'inbound' | 'outbound' {
  return scene.stage === 'filter-out' || scene.stage === 'leave' ? 'outbound' : 'inbound';
}

/** `tcp 443 from 10.0.1.4`, seen from the rule that is asked. */
function whatAbout(scene: Scene): string {
  const { header } = scene;
  const what = traffic(header, scene.lost ?? header.destinationPorts);
  return wayOf(scene) === 'outbound'
    ? `${what} to ${formatAddress(header.destination)}`
    : `${what} from ${formatAddress(header.source)}`;
}

function groupsOf(scene: Scene): string {
  const names = scene.components.map((id) => scene.names(id));
  return `${names.length > 1 ? 'Security groups' : 'Security group'} ${listed(names)}`;
}

function groupRefusal(scene: Scene): string {
  const way = wayOf(scene);
  const only = scene.components[0] ?? scene.at;
  if (scene.components.length === 1 && nounOf(only) !== 'security group')
    return `${opening(only, scene.names)} has no security group, so no rule allows ${whatAbout(scene)}.`;
  const hidden = scene.rows.some((row) => row.reason === 'sender-hidden')
    ? ' A rule does name the group of the host that sent it first, but a hop in between has put its own address on the packet, and the group does not travel with that.'
    : '';
  if (scene.direction === 'reply' && scene.lost === null)
    return `${groupsOf(scene)} ${scene.components.length > 1 ? 'do' : 'does'} not know this reply: it belongs to no connection that passed here with the same two addresses, and no ${way} rule allows ${whatAbout(scene)}.`;
  if (scene.lost !== null)
    return `${groupsOf(scene)} ${scene.components.length > 1 ? 'let' : 'lets'} only some of the ports ${way === 'inbound' ? 'in' : 'out'}: ${portWords(scene.lost)} are lost.${hidden}`;
  const count = scene.components.length > 1 ? 'none of their' : 'none of its';
  return `${groupsOf(scene)} ${scene.components.length > 1 ? 'let' : 'lets'} ${way === 'inbound' ? 'in' : 'out'} only what a rule allows, and ${count} ${way} rules allows ${whatAbout(scene)}.${hidden}`;
}

function groupMend(scene: Scene): string {
  const first = scene.components[0] ?? scene.at;
  const way = wayOf(scene);
  const what = traffic(scene.header, scene.lost ?? scene.header.destinationPorts);
  if (nounOf(first) !== 'security group')
    return `Give ${thing(first, scene.names)} a security group with an ${way} rule: ${what} ${peer(scene)}.`;
  if (scene.direction === 'reply' && scene.lost === null)
    return `No rule is missing: let the reply go back between the same two addresses and by the same network interface as the request, and ${thing(first, scene.names)} will know it.`;
  const others = scene.components.length > 1 ? ' (or to another group of this interface)' : '';
  return `Add an ${way} rule to ${thing(first, scene.names)}${others}: ${what} ${peer(scene)}.`;
}

/** The narrowest peer that will do: the sender's group where rules can see it, else one address. */
function peer(scene: Scene): string {
  const { header, senderGroups } = scene;
  if (wayOf(scene) === 'outbound') {
    const server = `${formatAddress(header.destination)}/32`;
    return scene.anybody
      ? `to the server’s address (${server} here), or to 0.0.0.0/0 for any`
      : `to ${server}`;
  }
  const address = `${formatAddress(header.source)}/32`;
  if (scene.anybody)
    return `from the client’s address (${address} here), or from 0.0.0.0/0 if everybody may connect`;
  const group = senderGroups[0];
  if (group !== undefined && !isPublicAddress(header.source))
    return `from ${thing(group, scene.names)}, the sender’s group (or from ${address} alone)`;
  return `from ${address}`;
}

function listRefusal(scene: Scene): string {
  const { rule, names, lost } = scene;
  const outward = wayOf(scene) === 'outbound';
  const border = `${outward ? 'out of' : 'into'} ${thing(scene.place, names)}`;
  const who = opening(scene.at, names);
  const stateless =
    scene.direction === 'reply'
      ? ' A network ACL remembers nothing: it does not know that this answers a request, so replies need a rule of their own for the ports that the client sends from.'
      : '';
  if (lost !== null) {
    const some = scene.direction === 'reply' ? 'only some of the replies' : 'only some of the ports';
    return `${who} lets ${some} ${border}: ${portWords(lost)} are lost.${stateless}`;
  }
  const decider =
    rule === null || rule.id === '*'
      ? 'no numbered rule matches, so the last one (*) denies it'
      : `rule ${rule.id} (${withNames(rule.text, names)}) is the first that matches`;
  return `${who} does not let ${whatAbout(scene)} ${border}: ${decider}.${stateless}`;
}

function listMend(scene: Scene): string {
  const { header, names, lost } = scene;
  const what = traffic(header, lost ?? header.destinationPorts);
  const outward = wayOf(scene) === 'outbound';
  const far = scene.anybody
    ? '0.0.0.0/0'
    : `${formatAddress(outward ? header.destination : header.source)}/32`;
  const rule = `allow ${what} ${outward ? 'to' : 'from'} ${far}`;
  return `Add an ${wayOf(scene)} rule to ${thing(scene.at, names)}, ${numberFor(scene)}: ${rule}.`;
}

/** ACL-1: the lowest number that matches decides, so an allowing rule must come before the denying one. */
function numberFor(scene: Scene): string {
  const taken = scene.rows.map((row) => Number(row.id)).filter((number) => Number.isInteger(number));
  const denier = Number(scene.rule?.id);
  if (!Number.isInteger(denier)) {
    const next = Math.max(0, ...taken) + (taken.length === 0 ? 100 : 10);
    return next <= 32766 ? `number ${next} for instance` : 'with any free number';
  }
  for (const candidate of [denier - 10, denier - 5, denier - 1])
    if (candidate > 0 && !taken.includes(candidate))
      return `number ${candidate} (it must come before ${denier})`;
  const isFull = taken.filter((number) => number < denier).length >= denier - 1;
  return isFull ? `after moving rule ${denier} to a higher number` : `with a number below ${denier}`;
}
