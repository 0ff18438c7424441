import type { PuzzleTopic } from '../../lessons/faults/puzzle-code.ts';

export const aboutWords: { readonly [K in PuzzleTopic]: string } = {
  any: 'Anywhere',
  routing: 'Routing',
  firewalls: 'Firewalls',
};

const numbers = ['no', 'one', 'two', 'three'];

/** `one fault`, `two faults` */
export function faultsWords(count: number): string {
  return `${numbers[count] ?? count} ${count === 1 ? 'fault' : 'faults'}`;
}
