import { type LabDocument, newDocument } from '../editor/document.ts';
import { DEFAULT_PLACE } from '../io/gallery/place.ts';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { awsRegistry } from '../resources/registry.ts';

/** An account in which nobody has done anything yet. */
export function blankDocument(id: string): LabDocument {
  return newDocument(id, 'Blank canvas', newCloud(awsRegistry, id), DEFAULT_PLACE);
}
