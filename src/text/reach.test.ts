import { describe, expect, it } from 'vitest';
import { ICMP, TCP, UDP } from '../kernel/net/protocol.ts';
import type { ReachChange } from '../kernel/reach/compare.ts';
import { describeChanges } from './reach.ts';

function change(from: string, to: string, protocol: number, ...ports: readonly number[]): ReachChange {
  return {
    from,
    to,
    protocol,
    ports: ports.map((port) => ({ from: port, to: port })),
    before: 'blocked',
    after: 'reachable',
  };
}

function everything(from: string, to: string): readonly ReachChange[] {
  const ports = [{ from: 0, to: 65535 }];
  return [{ ...change(from, to, TCP), ports }, { ...change(from, to, UDP), ports }, change(from, to, ICMP)];
}

const tell = (changes: readonly ReachChange[]) => describeChanges(changes, (end) => end.toUpperCase());

describe('changes of who reaches whom, in words', () => {
  it.each([
    ['one pair', [change('a', 'b', TCP, 22)], 'tcp 22 from A to B'],
    ['several receivers', [change('a', 'b', TCP, 22), change('a', 'c', TCP, 22)], 'tcp 22 from A to B and C'],
    ['several senders', [change('a', 'c', TCP, 22), change('b', 'c', TCP, 22)], 'tcp 22 from A and B to C'],
    [
      'several protocols',
      [change('a', 'b', TCP, 22, 80), change('a', 'b', ICMP)],
      'tcp 22, 80 and icmp from A to B',
    ],
    ['everything', everything('a', 'b'), 'all traffic from A to B'],
    ['one whole protocol', everything('a', 'b').slice(0, 1), 'all tcp from A to B'],
    [
      'different pairs',
      [change('a', 'b', TCP, 22), change('b', 'a', UDP, 53)],
      'tcp 22 from A to B; udp 53 from B to A',
    ],
  ])('tells %s', (_name, changes, words) => {
    expect(tell(changes)).toBe(words);
  });

  it('counts what it does not tell', () => {
    const many = [1, 2, 3, 4, 5].map((port) => change(`a${port}`, `b${port}`, TCP, port));
    expect(tell(many)).toMatch(/^tcp 1 from A1 to B1; .*; 2 more$/);
    const wide = [1, 2, 3, 4, 5].map((number) => change('a', `b${number}`, TCP, 22));
    expect(tell(wide)).toBe('tcp 22 from A to B1, B2, B3 and 2 more');
  });
});
