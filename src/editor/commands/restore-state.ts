import type { LabDocument } from '../document.ts';
import type { Command } from './command.ts';

interface Args {
  readonly state: LabDocument;
  /** What the state is called: a snapshot's name. */
  readonly name: string;
  /** What the history calls it; else that it was restored. */
  readonly label?: string;
}

/** Brings an earlier or a proposed state of the document back, as one entry of the history. */
export const restoreState: Command<Args> = {
  id: 'restore-state',
  category: 'edit',
  title: 'Restore snapshot…',
  shortcuts: [],
  available: () => true,
  label: (_context, { name, label }) => label ?? `Restore “${name}”`,
  run: (session, { state, name }) => {
    session.replace(state);
    session.note(`The document is as it was in “${name}”. Undo brings back what was here before.`);
  },
};
