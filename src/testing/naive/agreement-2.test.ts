import { describe, it } from 'vitest';
import { expectAgreement } from './compare-clouds.ts';

/** Clouds per test: small enough that a failing range points at its seed; 2,000 in the two files of this name. */
const CLOUDS_PER_TEST = 100;
const TESTS = 10;
const BEFORE = 1000;

describe('the kernel agrees with an evaluator written straight from the rules', () => {
  it.each(
    Array.from({ length: TESTS }, (_, index) => [
      BEFORE + index * CLOUDS_PER_TEST + 1,
      BEFORE + (index + 1) * CLOUDS_PER_TEST,
    ]),
  )('on random clouds %i to %i', (first, last) => expectAgreement(first, last));
});
