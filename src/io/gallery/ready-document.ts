import { type LabDocument, newDocument } from '../../editor/document.ts';
import type { GalleryEntry } from './gallery.ts';
import { DEFAULT_PLACE } from './place.ts';
import { probeOf } from './probe-of.ts';

/** A ready architecture with its questions kept. */
export function readyDocument(entry: GalleryEntry, id: string): LabDocument {
  const cloud = entry.build();
  const document = newDocument(id, entry.title, cloud, DEFAULT_PLACE);
  return { ...document, probes: entry.questions.map((question) => probeOf(cloud, question)) };
}
