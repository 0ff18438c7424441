import type { Point } from '../document.ts';
import { findByKey } from '../session.ts';
import type { Command } from './command.ts';

export interface MoveNodes {
  /** Where each is put: by key, from its container's upper left corner. */
  readonly positions: { readonly [key: string]: Point };
}

/** Puts boxes and symbols somewhere else on the canvas. The cloud does not change: positions are only drawn. */
export const moveNodes: Command<MoveNodes> = {
  id: 'move-nodes',
  category: 'arrange',
  title: 'Move',
  shortcuts: [],
  available: (_context, { positions }) => Object.keys(positions).length > 0 || 'Nothing was moved.',
  label: ({ document }, { positions }) => {
    const [key, ...rest] = Object.keys(positions);
    if (key === undefined || rest.length > 0) return `Move ${rest.length + 1} things`;
    return `Move ${nameOf(findByKey(document.cloud, key)?.record.Tags, key)}`;
  },
  run: (session, { positions }) => {
    for (const [key, position] of Object.entries(positions)) session.setPosition(key, position);
  },
};

function nameOf(
  tags: readonly { readonly Key: string; readonly Value: string }[] | undefined,
  key: string,
): string {
  return tags?.find((tag) => tag.Key === 'Name')?.Value ?? key;
}
