import type { LabDocument, Probe } from '../../editor/document.ts';
import { encodeLink, encodeProposal } from '../../io/share-link/encode-link.ts';
import { renumber } from '../../io/share-link/renumber.ts';
import type { OpenTrace } from '../lab.ts';

export interface ShareChoice {
  /** The trace to open with, at its step; null for none. */
  readonly trace: OpenTrace | null;
  /** What the sender asks or says; nothing when empty. */
  readonly question: string;
  /** Whoever opens it looks, asks and copies, and changes nothing before that. */
  readonly readOnly: boolean;
  /** What the document is proposed as a change of; null or absent: it is shared as it is. */
  readonly base?: LabDocument | null;
  /** Who proposes. */
  readonly by?: string;
  /** Ids become new ones that a link need not carry. */
  readonly newIds?: boolean;
}

/** The fragment of a link that holds the whole document. */
export function shareFragment(document: LabDocument, choice: ShareChoice): string {
  const { trace, question, readOnly, base = null, by = '', newIds = false } = choice;
  const extras = {
    ...(question.trim() === '' ? {} : { question: question.trim() }),
    // A proposal is looked at and taken into a copy: there is nothing to lock.
    ...(readOnly && base === null ? { readOnly } : {}),
    ...(base === null || by.trim() === '' ? {} : { by: by.trim() }),
    ...(trace === null ? {} : { probe: trace.probe.id, step: trace.cursor }),
  };
  const states = [document, ...(base === null ? [] : [base])].map((state) => asking(state, trace?.probe));
  const [shared, before] = newIds ? renumber(states) : states;
  if (shared === undefined) throw new Error('As many documents come back as were given.');
  return before === undefined ? encodeLink(shared, extras) : encodeProposal(before, shared, extras);
}

/** The question that is open is asked in what is shared as well. */
function asking(document: LabDocument, probe: Probe | undefined): LabDocument {
  const isKept = probe === undefined || document.probes.some(({ id }) => id === probe.id);
  return isKept ? document : { ...document, probes: [...document.probes, probe] };
}
