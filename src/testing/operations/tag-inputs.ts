import type { JsonObject } from '../../kernel/lib/json.ts';

export const tagged = (ResourceType: string, Value = 'made for a test'): JsonObject => ({
  TagSpecifications: [{ ResourceType, Tags: [{ Key: 'Name', Value }] }],
});
/** More tags than one resource may carry. */
export const overtagged = (ResourceType: string): JsonObject => ({
  TagSpecifications: [
    { ResourceType, Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `key-${index}`, Value: '' })) },
  ],
});
export const mistagged = { TagSpecifications: [{ ResourceType: 'no-such-type', Tags: [] }] };
