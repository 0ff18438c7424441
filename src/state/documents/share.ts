import type { LabDocument } from '../../editor/document.ts';
import { encodeLink } from '../../io/share-link/encode-link.ts';
import type { OpenTrace } from '../lab.ts';

export interface ShareChoice {
  /** The trace to open with, at its step; null for none. */
  readonly trace: OpenTrace | null;
  /** What the sender asks; nothing when empty. */
  readonly question: string;
  /** Whoever opens it looks, asks and copies, and changes nothing before that. */
  readonly readOnly: boolean;
}

/** The fragment of a link that holds the whole document. */
export function shareFragment(document: LabDocument, { trace, question, readOnly }: ShareChoice): string {
  const asked = {
    ...(question.trim() === '' ? {} : { question: question.trim() }),
    ...(readOnly ? { readOnly } : {}),
  };
  if (trace === null) return encodeLink(document, asked);
  const { probe, cursor } = trace;
  const isKept = document.probes.some(({ id }) => id === probe.id);
  const shared = isKept ? document : { ...document, probes: [...document.probes, probe] };
  return encodeLink(shared, { ...asked, probe: probe.id, step: cursor });
}
