import { describe, expect, it } from 'vitest';
import { type Cidr, cidrCovers, cidrOrNull, cidrsOverlap, formatCidr } from '../kernel/net/cidr.ts';
import { forAllSeeds } from '../testing/properties/for-all-seeds.ts';
import { joinBlocks, nextFreeBlock, splitBlock } from './subnet-plan.ts';

function block(text: string): Cidr {
  const parsed = cidrOrNull(text);
  if (parsed === null) throw new Error(`${text} is no block`);
  return parsed;
}

describe('the next free block', () => {
  it.each([
    ['10.0.0.0/16', [], 24, '10.0.0.0/24'],
    ['10.0.0.0/16', ['10.0.0.0/24', '10.0.1.0/24'], 24, '10.0.2.0/24'],
    ['10.0.0.0/16', ['10.0.0.0/17'], 24, '10.0.128.0/24'],
    ['10.0.0.0/16', ['10.0.0.64/26'], 24, '10.0.1.0/24'],
    ['10.0.0.0/16', ['10.0.0.64/26'], 26, '10.0.0.0/26'],
    ['10.0.0.0/24', ['10.0.0.0/25', '10.0.0.128/25'], 26, undefined],
    ['255.255.255.0/24', ['255.255.255.0/25', '255.255.255.128/25'], 28, undefined],
    ['10.0.0.0/24', [], 16, undefined],
  ])('in %s with %j taken, of length %i, is %s', (outer, taken, length, expected) => {
    const found = nextFreeBlock(block(outer), taken.map(block), length);
    expect(found && formatCidr(found)).toBe(expected);
  });

  it('is free, inside, and the lowest such block', () => {
    forAllSeeds({ runs: 50 }, (_seed, random) => {
      const outer = block(`10.0.0.0/${random.integer(16, 24)}`);
      const taken: Cidr[] = [];
      for (let count = 0; count < 12; count++) {
        const length = random.integer(Math.max(20, outer.length), 28);
        const found = nextFreeBlock(outer, taken, length);
        if (found === undefined) continue;
        expect(cidrCovers(outer, found)).toBe(true);
        expect(taken.some((other) => cidrsOverlap(other, found))).toBe(false);
        const size = found.last - found.first + 1;
        for (let first = outer.first as number; first < found.first; first += size)
          expect(taken.some((other) => other.first < first + size && first <= other.last)).toBe(true);
        taken.push(found);
      }
    });
  });
});

describe('splitting and joining', () => {
  it('are each other’s undoing', () => {
    expect(splitBlock('10.0.4.0/22')).toEqual(['10.0.4.0/23', '10.0.6.0/23']);
    expect(joinBlocks('10.0.6.0/23', '10.0.4.0/23')).toBe('10.0.4.0/22');
  });

  it('refuse what AWS would not take or what is no pair', () => {
    expect(splitBlock('10.0.0.0/28')).toBeUndefined();
    expect(joinBlocks('10.0.1.0/24', '10.0.2.0/24')).toBeUndefined();
    expect(joinBlocks('10.0.0.0/16', '10.1.0.0/16')).toBeUndefined();
    expect(joinBlocks('10.0.0.0/24', '10.0.1.0/25')).toBeUndefined();
  });
});
