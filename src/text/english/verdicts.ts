import type { Symptom, Verdict } from '../../kernel/forward/answer.ts';

/** One word and one sentence for each verdict. */
export const verdicts: Record<Verdict, { readonly title: string; readonly sentence: string }> = {
  reachable: { title: 'Reachable', sentence: 'The request arrives and the reply comes back.' },
  partly: {
    title: 'Partly reachable',
    sentence:
      'The request arrives, but some replies are lost: it depends on the port that the client happens to send from.',
  },
  'reply-lost': { title: 'Reply lost', sentence: 'The request arrives, but no reply comes back.' },
  refused: {
    title: 'Refused',
    sentence: 'The request arrives, but nothing listens there, so the host refuses it.',
  },
  blocked: { title: 'Blocked', sentence: 'The request does not arrive.' },
  unknown: {
    title: 'Unknown',
    sentence: 'The way leads into something that is not known or not simulated here.',
  },
};

/** What became of a packet that a command sent. */
export const packetWords: Record<Verdict, string> = {
  reachable: 'arrived and answered',
  partly: 'answered only in part',
  'reply-lost': 'arrived, its reply was lost',
  refused: 'refused',
  blocked: 'blocked',
  unknown: 'not known',
};

/** What the person at the sender would see. */
export const symptoms: Record<Symptom, string> = {
  answered: 'The client gets its answer.',
  intermittent: 'The client sees some attempts work and others time out.',
  'time-out': 'The client hears nothing and waits until it times out.',
  refused: 'The client is told at once: connection refused.',
  'host-unreachable': 'The client is told after a few seconds: no route to host.',
  unknown: 'What the client sees cannot be told.',
};
