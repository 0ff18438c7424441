import { align, leastSize, resize, tidy } from './commands/arrange.ts';
import { insertCommands, selectionCommands } from './commands/command-sets.ts';
import { canConnect, connect, connectOptions } from './commands/connect.ts';
import { canInsert, containerAt, freeAddresses, targetAmong } from './commands/containers.ts';
import { createdKeys } from './commands/created.ts';
import { deletesContents } from './commands/delete.ts';
import { moveNodes } from './commands/move-nodes.ts';
import { canMove, moveToSubnet } from './commands/move-to-subnet.ts';
import { paste } from './commands/paste.ts';
import { perform } from './perform.ts';

/**
 * What carries edits out, and what buttons, keys and gestures of the canvas do and ask: every AWS operation
 * with its checks is behind it, which is more than it takes to draw an architecture and trace through it.
 * So a page fetches it, in one piece, when somebody is about to edit.
 */
export const workbench = {
  perform,
  insertCommands,
  selectionCommands,
  align,
  connect,
  moveNodes,
  moveToSubnet,
  paste,
  resize,
  tidy,
  canConnect,
  canInsert,
  canMove,
  connectOptions,
  containerAt,
  createdKeys,
  deletesContents,
  freeAddresses,
  leastSize,
  targetAmong,
} as const;

export type Workbench = typeof workbench;
