import type { Customization } from './command-option.ts';
import { without } from './json-object.ts';

// The operation takes protocol numbers only; the command also takes these names.
const numberOf: ReadonlyMap<string, string> = new Map([
  ['tcp', '6'],
  ['udp', '17'],
  ['icmp', '1'],
  ['all', '-1'],
]);
const nameOf: ReadonlyMap<string, string> = new Map([...numberOf].map(([name, number]) => [number, name]));

export const networkAclEntryCustomization: Customization = {
  finish(input) {
    const number = typeof input.Protocol === 'string' ? numberOf.get(input.Protocol) : undefined;
    return number === undefined ? input : { ...input, Protocol: number };
  },
  print(input) {
    const name = typeof input.Protocol === 'string' ? nameOf.get(input.Protocol) : undefined;
    if (name === undefined) return { groups: new Map(), rest: input };
    return { groups: new Map([['Protocol', [['--protocol', name]]]]), rest: without(input, 'Protocol') };
  },
};
