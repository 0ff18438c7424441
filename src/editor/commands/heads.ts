import type { Command } from './command.ts';

/** What toolbars, menus and key tables say of a command. */
export type CommandHead = Pick<Command<never>, 'id' | 'category' | 'title' | 'shortcuts'>;

/** Of the commands that a page shows before it has fetched what they do. */
export const heads = {
  duplicate: { id: 'duplicate', category: 'edit', title: 'Duplicate', shortcuts: ['Mod+D'] },
  delete: { id: 'delete', category: 'edit', title: 'Delete', shortcuts: ['Delete', 'Backspace'] },
  startInstances: { id: 'start-instances', category: 'edit', title: 'Start', shortcuts: [] },
  stopInstances: { id: 'stop-instances', category: 'edit', title: 'Stop', shortcuts: [] },
  groupIntoSubnet: {
    id: 'group-into-subnet',
    category: 'arrange',
    title: 'Group into a subnet or VPC…',
    shortcuts: ['Mod+G'],
  },
  tidy: { id: 'tidy', category: 'arrange', title: 'Tidy up', shortcuts: ['Shift+T'] },
  connect: { id: 'connect', category: 'connect', title: 'Connect…', shortcuts: ['C'] },
} as const satisfies { readonly [command: string]: CommandHead };

/** Of the commands that need nothing but the selection, in the order in which they are offered. */
export const selectionHeads: readonly CommandHead[] = [
  heads.duplicate,
  heads.delete,
  heads.startInstances,
  heads.stopInstances,
  heads.groupIntoSubnet,
  heads.tidy,
];
