import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { readInstanceGuest } from './read-guest.ts';
import { instanceGuestSchema } from './schema.ts';

const anything = fc.jsonValue({ maxDepth: 2 });
const listener = fc.record(
  {
    Protocol: fc.oneof(fc.constantFrom('tcp', 'udp', 'icmp'), anything),
    Port: fc.oneof(
      fc.integer({ min: -1, max: 70_000 }),
      fc.constantFrom(0, 1, 65_535, 65_536, 1.5),
      anything,
    ),
    Other: anything,
  },
  { requiredKeys: [] },
);
const goodListener = fc.record({
  Protocol: fc.constantFrom('tcp', 'udp'),
  Port: fc.integer({ min: 1, max: 65_535 }),
});
const goodFacts = fc.record(
  {
    Listeners: fc.array(goodListener),
    UserData: fc.string(),
    Forwarding: fc.constantFrom('route', 'masquerade', 'drop'),
    Host: fc.dictionary(fc.string(), anything),
  },
  { requiredKeys: [] },
);
const facts = fc.record(
  {
    Listeners: fc.oneof(fc.array(goodListener), fc.array(listener), anything),
    UserData: fc.oneof(fc.string(), anything),
    Forwarding: fc.oneof(fc.constantFrom('route', 'masquerade', 'drop', 'other'), anything),
    Host: fc.oneof(fc.dictionary(fc.string(), anything), anything),
    Other: anything,
  },
  { requiredKeys: [] },
);

describe('readInstanceGuest', () => {
  it('takes what the schema takes, and nothing of what it refuses', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof(goodFacts, facts), (given) => {
        const parsed = instanceGuestSchema.safeParse(given);
        seen[parsed.success ? 'taken' : 'refused']++;
        expect(readInstanceGuest(given as JsonObject)).toEqual(parsed.success ? parsed.data : {});
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(100);
  });

  it('knows nothing where nothing was said', () => {
    expect(readInstanceGuest(undefined)).toEqual({});
  });
});
