import { formatAddress } from '../../kernel/net/address.ts';
import type { Header } from '../../kernel/net/header.ts';
import { formatPorts } from '../../kernel/net/ports.ts';
import { protocolName } from '../../kernel/net/protocol.ts';
import type { Scene } from '../scene.ts';
import { opening, thing } from './nouns.ts';
import { endpoint } from './packets.ts';
import type { StepSentence } from './words.ts';

/** One field of a header before and after a step. */
export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What a step changed of the packet. */
export function changesBetween(before: Header, after: Header): readonly Change[] {
  if (before === after) return [];
  return headerFields(before, after).filter((pair) => pair.before !== pair.after);
}

/** All fields of a header, as they were and as they are. */
export function headerFields(before: Header, after: Header): readonly Change[] {
  return [
    change('source', formatAddress(before.source), formatAddress(after.source)),
    change('source port', formatPorts(before.sourcePorts), formatPorts(after.sourcePorts)),
    change('destination', formatAddress(before.destination), formatAddress(after.destination)),
    change('destination port', formatPorts(before.destinationPorts), formatPorts(after.destinationPorts)),
    change('protocol', protocolName(before.protocol), protocolName(after.protocol)),
  ];
}

function change(field: string, before: string, after: string): Change {
  return { field, before: before === '' ? 'none' : before, after: after === '' ? 'none' : after };
}

/** IGW-2: one public address for one private address, and back. */
export function translating(scene: Scene): StepSentence {
  const { header, after, names } = scene;
  const who = opening(scene.at, names);
  if (header.source !== after.source)
    return {
      title: 'rewrites the source',
      sentence: `${who} rewrites the source ${formatAddress(header.source)} to ${formatAddress(after.source)}.`,
    };
  if (header.destination !== after.destination)
    return {
      title: 'rewrites the destination',
      sentence: `${who} rewrites the destination ${formatAddress(header.destination)} to ${formatAddress(after.destination)}.`,
    };
  return {
    title: 'suppose it had an address',
    sentence: `With a public address, ${thing(scene.at, names)} would translate it here too.`,
  };
}

/** NAT-4: many private senders behind one address, told apart by port. */
export function masquerading(scene: Scene): StepSentence {
  const { header, after, names } = scene;
  const who = opening(scene.at, names);
  if (scene.session?.kind === 'used')
    return {
      title: 'gives it back',
      sentence: `${who} knows this connection and rewrites the destination ${endpoint(header.destination, header.destinationPorts)} back to ${endpoint(after.destination, after.destinationPorts)}.`,
    };
  const what = header.sourcePorts.length === 0 ? 'its own address' : 'its own address and a port of its own';
  return {
    title: 'rewrites the source',
    sentence: `${who} puts ${what} in place of the sender’s, and remembers the connection: ${endpoint(header.source, header.sourcePorts)} becomes ${endpoint(after.source, after.sourcePorts)}.`,
  };
}

export function forwarding(scene: Scene): StepSentence {
  const changes = changesBetween(scene.header, scene.after);
  const who = opening(scene.at, scene.names);
  if (changes.length === 0)
    return { title: 'passes it on', sentence: `${who} is a way station: it passes the packet on unchanged.` };
  const words = changes.map(({ field, before, after }) => `${field} ${before} becomes ${after}`);
  return { title: 'rewrites and passes on', sentence: `${who} passes the packet on: ${words.join(', ')}.` };
}
