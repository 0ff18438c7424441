import { type LabDocument, newDocument } from '../editor/document.ts';
import { DEFAULT_PLACE } from '../io/gallery/builder.ts';
import { threeTier } from '../io/gallery/three-tier.ts';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { awsRegistry } from '../resources/registry.ts';

/** Three tiers over two zones, as a first visitor finds them. */
export function sampleDocument(id: string): LabDocument {
  return newDocument(id, 'Three tiers, two zones', threeTier(), DEFAULT_PLACE);
}

/** An account in which nobody has done anything yet. */
export function blankDocument(id: string): LabDocument {
  return newDocument(id, 'Blank canvas', newCloud(awsRegistry, id), DEFAULT_PLACE);
}
