import type { LabDocument } from '../../editor/document.ts';
import { invariant } from '../../kernel/lib/invariant.ts';
import { gallery } from './gallery.ts';
import { readyDocument } from './ready-document.ts';

/** The ready architecture that a first visitor finds. */
export const SAMPLE_ID = 'three-tier';

/** Three tiers over two zones, built from the gallery; `sample.json` is the same, at hand. */
export function sampleDocument(id: string): LabDocument {
  const entry = gallery.find((candidate) => candidate.id === SAMPLE_ID);
  invariant(entry !== undefined, 'the gallery has the sample');
  return readyDocument(entry, id);
}
