import { sceneOf } from '../../editor/layout/build-scene.ts';
import type { Scene } from '../../editor/layout/scene.ts';
import { type GalleryEntry, gallery } from '../../io/gallery/gallery.ts';
import { readyDocument } from '../../io/gallery/ready-document.ts';

/** A ready architecture as a card shows it. */
export interface GalleryCard {
  readonly entry: GalleryEntry;
  readonly scene: Scene;
  /** What a person would count: the boxes and symbols of the drawing. */
  readonly resources: number;
}

/** Builds every ready architecture: some tens of milliseconds, so only when somebody looks. */
export function galleryCards(): readonly GalleryCard[] {
  return gallery.map((entry) => {
    const scene = sceneOf(readyDocument(entry, entry.id));
    return { entry, scene, resources: scene.nodes.filter(({ id }) => id !== null).length };
  });
}
