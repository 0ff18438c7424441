import { tidy } from '../../editor/commands/arrange.ts';
import type { Command } from '../../editor/commands/command.ts';
import { connect } from '../../editor/commands/connect.ts';
import { deleteSelected } from '../../editor/commands/delete.ts';
import { duplicate } from '../../editor/commands/duplicate.ts';
import { groupIntoSubnet } from '../../editor/commands/group-into-subnet.ts';
import { paste } from '../../editor/commands/paste.ts';
import { startInstances, stopInstances } from '../../editor/commands/power.ts';
import { copyText } from '../../state/clipboard.ts';
import type { CanvasMenu } from '../canvas/canvas-store.ts';
import { type CanvasKeyContext, viewKeys } from './key-table.ts';

/** Something that the menu on the canvas offers. */
export interface CanvasAction {
  readonly id: string;
  readonly title: string;
  readonly shortcuts: readonly string[];
  /** Null: it can be done; else why not. */
  why(context: CanvasKeyContext, menu: CanvasMenu): string | null;
  run(context: CanvasKeyContext, menu: CanvasMenu): void;
}

export type Menu = readonly (readonly CanvasAction[])[];

/** What fits what was pressed: something selected, or the empty canvas. */
export function menuFor(context: CanvasKeyContext, menu: CanvasMenu): Menu {
  if (menu.on === null)
    return [
      [insertHere, pasteHere],
      [of(tidy), ...views],
    ];
  const power = [of(startInstances), of(stopInstances)].filter((each) => each.why(context, menu) === null);
  return [
    [connectFrom, insertHere],
    [copy, cut, pasteHere, of(duplicate)],
    [of(groupIntoSubnet), of(tidy)],
    power,
    [of(deleteSelected)],
  ].filter((group) => group.length > 0);
}

function of(command: Command): CanvasAction {
  return {
    id: command.id,
    title: command.title,
    shortcuts: command.shortcuts,
    why: ({ lab }) => reasonOf(lab.canRun(command, undefined)),
    run: ({ intents }) => intents.runOnSelection(command),
  };
}

function reasonOf(verdict: true | string): string | null {
  return verdict === true ? null : verdict;
}

const NOT_COPIED = 'Subnets, instances, NAT gateways and network interfaces can be copied.';

const copy: CanvasAction = {
  id: 'copy',
  title: 'Copy',
  shortcuts: ['Mod+C'],
  why: ({ lab }) => (copyText(lab.store.getState()) === null ? NOT_COPIED : null),
  run: ({ intents }) => intents.copy(),
};

const cut: CanvasAction = {
  id: 'cut',
  title: 'Cut',
  shortcuts: ['Mod+X'],
  why: copy.why,
  run: ({ intents }) => {
    intents.copy();
    intents.runOnSelection(deleteSelected);
  },
};

const pasteHere: CanvasAction = {
  id: paste.id,
  title: 'Paste here',
  shortcuts: paste.shortcuts,
  why: () => null,
  run: ({ intents }, { at }) => void intents.pasteCopied(at),
};

const insertHere: CanvasAction = {
  id: 'insert-here',
  title: 'Insert here…',
  shortcuts: [],
  why: ({ intents }, { at }) =>
    at === null || intents.containerAt(at) === null ? 'Nothing can be put there.' : null,
  run: ({ intents }, { at }) => {
    if (at !== null) intents.askToInsert(at);
  },
};

const connectFrom: CanvasAction = {
  id: connect.id,
  title: connect.title,
  shortcuts: connect.shortcuts,
  why: ({ intents }) => intents.whyNotConnect(),
  run: ({ intents }) => intents.startConnecting(),
};

const views: readonly CanvasAction[] = viewKeys.slice(0, 2).map(({ title, shortcuts, run }) => ({
  id: title,
  title,
  shortcuts,
  why: () => null,
  run: (context) => run(context),
}));
