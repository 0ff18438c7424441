import type { LabDocument } from '../../editor/document.ts';
import { decodeLink } from '../../io/share-link/decode-link.ts';
import { firstDocument } from '../first-document.ts';
import { createLab, type Lab } from '../lab.ts';
import { openShared } from './open-shared.ts';

export interface Embedded {
  readonly lab: Lab;
  /** Why the link could not be opened; null when it was, or when there is none and the sample is shown. */
  readonly problem: string | null;
  /** What the link proposes to make of it. */
  readonly proposed: LabDocument | null;
}

const LOCKED = 'This is a view within another page. Open it in Skytrace to change it.';

/** What another page shows in a frame: the link's architecture to look at and to ask, nothing stored, nothing moving. */
export function openEmbedded(fragment: string): Embedded {
  const link = fragment.length < 2 ? null : decodeLink(fragment);
  if (link?.ok === true) {
    const lab = createLab(link.value.document);
    lab.lock(LOCKED);
    openShared(lab, link.value.extras);
    return { lab, problem: null, proposed: link.value.proposed };
  }
  const lab = createLab(firstDocument('sample'));
  lab.lock(LOCKED);
  const problem = link === null ? null : (link.error[0]?.message ?? 'The link cannot be opened.');
  return { lab, problem, proposed: null };
}
