import type { LabDocument } from '../editor/document.ts';
import sample from '../io/gallery/sample.json' with { type: 'json' };

/**
 * What a first visitor finds: three tiers over two zones, made beforehand (`npm run sample`), so that nobody waits
 * for the code that builds it.
 */
export function firstDocument(id: string): LabDocument {
  return { ...(sample as unknown as LabDocument), id };
}
