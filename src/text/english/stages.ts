import type { Stage } from '../../kernel/forward/answer.ts';
import { formatAddress } from '../../kernel/net/address.ts';
import type { Scene } from '../scene.ts';
import { nounOf, opening, sentenceCase, thing, withNames } from './nouns.ts';
import { describeHeader, portWords, traffic } from './packets.ts';
import { forwarding, masquerading, translating } from './rewrites.ts';
import type { StepSentence } from './words.ts';

/** What a step says while the packet goes on; where it ends, the reason's words stand instead. */
export const stages: Record<Stage, (scene: Scene) => StepSentence> = {
  start: (scene) => ({ title: 'sends', sentence: starting(scene) }),
  'local-service': (scene) => ({
    title: 'answered beside the host',
    sentence: `The ${scene.note ?? 'service'} answers right beside the interface: no security group, network ACL or route table is asked.`,
  }),
  'filter-out': groupPasses,
  'filter-in': groupPasses,
  'source-check': (scene) => ({
    title: 'source is fine',
    sentence: `${opening(scene.at, scene.names)} may send from ${formatAddress(scene.header.source)}.`,
  }),
  'address-check': (scene) => ({
    title: 'destination is fine',
    sentence: `${opening(scene.at, scene.names)} takes packets for ${formatAddress(scene.header.destination)}.`,
  }),
  'on-link': onLink,
  leave: listPasses,
  enter: listPasses,
  route: routing,
  guard: guarding,
  translate: translating,
  masquerade: masquerading,
  outside: (scene) => ({
    title: 'out on the internet',
    sentence: `The internet carries it to ${formatAddress(scene.header.destination)}.`,
  }),
  switch: (scene) => ({
    title: 'routes inside the VPC',
    sentence: `The router of ${thing(scene.at, scene.names)} hands it to the subnet that holds ${formatAddress(scene.header.destination)}.`,
  }),
  arrive: (scene) => ({
    title: 'arrives in the subnet',
    sentence: `In ${thing(scene.at, scene.names)} it goes to the interface it is meant for.`,
  }),
  forward: forwarding,
  deliver: (scene) => ({
    title: 'delivered',
    sentence: isProbe(scene)
      ? `The packet is delivered to a host imagined in ${thing(scene.at, scene.names)}.`
      : `The packet is delivered to ${thing(scene.at, scene.names)}.`,
  }),
  listen: (scene) => ({
    title: 'listens',
    sentence: `Something listens on ${traffic(scene.header)} at ${thing(scene.at, scene.names)}.`,
  }),
  choose: (scene) => ({
    title: 'chooses a target',
    sentence:
      scene.rule === null
        ? `${opening(scene.at, scene.names)} recognises the reply and hands it back.`
        : `${opening(scene.at, scene.names)} chooses ${withNames(scene.rule.id, scene.names)}.`,
  }),
  terminate: (scene) => ({
    title: 'ends the connection',
    sentence: `${opening(scene.at, scene.names)} ends this connection and opens one of its own to go on.`,
  }),
  encapsulate: (scene) => ({
    title: 'wraps the packet',
    sentence: `${opening(scene.at, scene.names)} wraps the packet into another: ${describeHeader(scene.after)}.`,
  }),
  decapsulate: (scene) => ({
    title: 'unwraps the packet',
    sentence: `${opening(scene.at, scene.names)} unwraps the packet: ${describeHeader(scene.after)}.`,
  }),
  loop: (scene) => ({
    title: 'passes here again',
    sentence: `The packet comes to ${thing(scene.at, scene.names)} a second time.`,
  }),
};

/** A subnet stands for a host imagined in it. */
function isProbe(scene: Scene): boolean {
  return nounOf(scene.at) === 'subnet';
}

function starting(scene: Scene): string {
  const what = describeHeader(scene.header);
  if (nounOf(scene.at) === null && scene.at === 'internet') {
    const verb = scene.direction === 'reply' ? 'answers' : 'sends';
    return `A host on the internet ${verb} ${what}.`;
  }
  const owner = scene.path[0] ?? scene.at;
  const verb = scene.direction === 'reply' && nounOf(owner) !== 'NAT gateway' ? 'answers' : 'sends';
  if (isProbe(scene)) return `A host imagined in ${thing(scene.at, scene.names)} ${verb} ${what}.`;
  return `${opening(owner, scene.names)} ${verb} ${what}.`;
}

function groupPasses(scene: Scene): StepSentence {
  const way = scene.stage === 'filter-in' ? 'in' : 'out';
  const { rule, session, names } = scene;
  if (rule === null) {
    if (session?.kind === 'used' && !session.tracked)
      return {
        title: `rules are open ${way}`,
        sentence: `It goes ${way} by rule: the security groups are open to everybody ${way === 'in' ? 'inbound' : 'outbound'}, so this connection needs no memory.`,
      };
    const groups = scene.components.filter((id) => nounOf(id) === 'security group');
    const first = groups[0];
    const who =
      first === undefined || groups.length > 1 ? 'The interface’s security groups' : opening(first, names);
    const verb = groups.length === 1 ? 'remembers' : 'remember';
    const lets = groups.length === 1 ? 'lets' : 'let';
    return {
      title: 'known connection',
      sentence: `${who} ${verb} the connection and ${lets} it ${way}, whatever the rules say.`,
    };
  }
  const memory =
    session?.tracked === false
      ? ' As the rules are open to everybody both ways, it keeps no memory of the connection.'
      : '';
  return {
    title: `allows ${traffic(scene.header)} ${way}`,
    sentence: `${opening(rule.owner, names)} allows it ${way}: ${withNames(rule.text, names)} (rule ${rule.id}).${memory}`,
  };
}

function onLink(scene: Scene): StepSentence {
  const destination = formatAddress(scene.header.destination);
  if (scene.action === 'skip')
    return {
      title: 'goes to the router',
      sentence: `${destination} is not in ${thing(scene.at, scene.names)}, so it goes to the router.`,
    };
  return {
    title: 'straight to a neighbour',
    sentence: `${destination} is in the same subnet: it gets the packet directly, without network ACL or route table.`,
  };
}

function listPasses(scene: Scene): StepSentence {
  const outward = scene.stage === 'leave';
  const way = outward ? 'out' : 'in';
  const { rule, names } = scene;
  if (scene.action === 'skip')
    return {
      title: 'stays in the subnet',
      sentence: 'It stays inside the subnet, so the network ACL is not asked.',
    };
  if (rule === null)
    return {
      title: 'network ACL not known',
      sentence: `The network ACL of ${thing(scene.at, names)} is not known and taken to let it ${way}.`,
    };
  const ports = scene.header.destinationPorts;
  const what = scene.direction === 'reply' && ports.length > 0 ? `replies to ${portWords(ports)}` : 'it';
  return {
    title: `lets it ${way}`,
    sentence: `${opening(scene.at, names)} lets ${what} ${way}: rule ${rule.id} (${withNames(rule.text, names)}).`,
  };
}

function routing(scene: Scene): StepSentence {
  const { rule, names } = scene;
  const table = opening(scene.at, names);
  const destination = formatAddress(scene.header.destination);
  if (scene.action === 'skip' || rule === null) {
    const by = scene.exit ?? scene.note;
    const exit = by === null ? 'a way out' : thing(by, names);
    return {
      title: 'suppose it had a route',
      sentence: `Suppose ${thing(scene.at, names)} had a route to ${exit}.`,
    };
  }
  const target = rule.subject !== null && 'targetId' in rule.subject ? rule.subject.targetId : '';
  if (target === 'local')
    return {
      title: 'keeps it in the VPC',
      sentence: `${table} keeps ${destination} inside the VPC: ${rule.id} → local.`,
    };
  return {
    title: `chooses ${names(target)}`,
    sentence: `${table} sends ${destination} to ${thing(target, names)}: ${rule.id} is the most specific route that matches.`,
  };
}

function guarding(scene: Scene): StepSentence {
  const text = scene.rule?.text;
  const because = text === undefined ? '' : `: ${text}`;
  return {
    title: 'accepts it',
    sentence: `${sentenceCase(thing(scene.at, scene.names))} accepts the packet${because}.`,
  };
}
