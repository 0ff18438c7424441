import type { Command } from './command.ts';

export const renameDocument: Command<{ readonly name: string }> = {
  id: 'rename-document',
  category: 'edit',
  title: 'Rename document…',
  shortcuts: [],
  available: ({ document }, { name }) => {
    if (name.trim() === '') return 'A document needs a name.';
    return name.trim() !== document.name || 'It has that name already.';
  },
  label: (_context, { name }) => `Rename document to ${name.trim()}`,
  run: (session, { name }) => session.rename(name.trim()),
};
