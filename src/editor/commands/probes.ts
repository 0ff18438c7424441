import type { Probe } from '../document.ts';
import type { Command, CommandContext } from './command.ts';
import { MAX_QUESTION_NAME, questionName } from './question-name.ts';

/** Keeps a question with the document: it is asked again after each edit. */
export const saveProbe: Command<Probe> = {
  id: 'save-probe',
  category: 'probe',
  title: 'Save question',
  shortcuts: [],
  available: ({ document }, probe) =>
    document.probes.some((known) => sameQuestion(known, probe)) ? 'This question is saved already.' : true,
  label: ({ document }, probe) => `Save question ${questionName(document.cloud, probe)}`,
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
  label: (context, { id }) => `Forget question ${savedName(context, id)}`,
  run: (session, { id }) => {
    session.setProbes(session.document.probes.filter((probe) => probe.id !== id));
    session.note('It is not asked again after each edit any more.');
  },
};

/** Gives a saved question a name of its own; an empty one takes it away again. */
export const renameProbe: Command<{ readonly id: string; readonly name: string }> = {
  id: 'rename-probe',
  category: 'probe',
  title: 'Rename question',
  shortcuts: [],
  available: ({ document }, { id, name }) => {
    const probe = document.probes.find((known) => known.id === id);
    if (probe === undefined) return 'This question is not saved.';
    return (probe.name ?? '') !== cleanName(name) || 'This is its name already.';
  },
  label: (context, { id, name }) =>
    cleanName(name) === ''
      ? `Take the name of question ${savedName(context, id)} away`
      : `Rename question to ${cleanName(name)}`,
  run: (session, { id, name }) => {
    const probes = session.document.probes.map((probe) => {
      if (probe.id !== id) return probe;
      const { name: _before, ...question } = probe;
      const given = cleanName(name);
      return given === '' ? question : { ...question, name: given };
    });
    session.setProbes(probes);
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
  label: (context, { id }) => `Move question ${savedName(context, id)}`,
  run: (session, { id, by }) => {
    const probes = [...session.document.probes];
    const at = probes.findIndex((probe) => probe.id === id);
    probes.splice(at + by, 0, ...probes.splice(at, 1));
    session.setProbes(probes);
  },
};

function savedName({ document }: CommandContext, id: string): string {
  const probe = document.probes.find((known) => known.id === id);
  return probe === undefined ? id : questionName(document.cloud, probe);
}

function cleanName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().slice(0, MAX_QUESTION_NAME).trim();
}

export function sameQuestion(left: Probe, right: Probe): boolean {
  return (
    left.from === right.from &&
    left.to === right.to &&
    left.protocol === right.protocol &&
    left.port === right.port &&
    left.sourcePort === right.sourcePort
  );
}
