import type { Probe } from '../document.ts';
import type { Command } from './command.ts';

/** Keeps a question with the document: it is asked again after each edit. */
export const saveProbe: Command<Probe> = {
  id: 'save-probe',
  category: 'probe',
  title: 'Save question',
  shortcuts: [],
  available: ({ document }, probe) =>
    document.probes.some((known) => sameQuestion(known, probe)) ? 'This question is saved already.' : true,
  label: () => 'Save question',
  run: (session, probe) => {
    session.setProbes([...session.document.probes, probe]);
  },
};

/** Forgets a saved question. */
export const removeProbe: Command<{ readonly id: string }> = {
  id: 'remove-probe',
  category: 'probe',
  title: 'Forget question',
  shortcuts: [],
  available: ({ document }, { id }) =>
    document.probes.some((probe) => probe.id === id) ? true : 'This question is not saved.',
  label: () => 'Forget question',
  run: (session, { id }) => {
    session.setProbes(session.document.probes.filter((probe) => probe.id !== id));
  },
};

/** Puts a saved question one place nearer to the start (-1) or to the end (1). */
export const moveProbe: Command<{ readonly id: string; readonly by: -1 | 1 }> = {
  id: 'move-probe',
  category: 'probe',
  title: 'Move question',
  shortcuts: [],
  available: ({ document }, { id, by }) => {
    const at = document.probes.findIndex((probe) => probe.id === id);
    if (at < 0) return 'This question is not saved.';
    return document.probes[at + by] !== undefined || 'There is no place that way.';
  },
  label: () => 'Move question',
  run: (session, { id, by }) => {
    const probes = [...session.document.probes];
    const at = probes.findIndex((probe) => probe.id === id);
    probes.splice(at + by, 0, ...probes.splice(at, 1));
    session.setProbes(probes);
  },
};

export function sameQuestion(left: Probe, right: Probe): boolean {
  return (
    left.from === right.from &&
    left.to === right.to &&
    left.protocol === right.protocol &&
    left.port === right.port &&
    left.sourcePort === right.sourcePort
  );
}
