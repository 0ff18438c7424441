import { selectionCommands } from '../../editor/commands/command-sets.ts';
import { connect } from '../../editor/commands/connect.ts';
import { canInsert } from '../../editor/commands/containers.ts';
import type { Lab } from '../../state/lab.ts';
import type { ListRow } from '../../state/list/list-row.ts';
import { insertables } from '../canvas/insertables.ts';
import type { MenuItem } from '../components/Menu.tsx';
import type { useIntents } from '../lab/use-intents.ts';

export type MenuPage = 'main' | 'insert' | 'move';

interface Surroundings {
  readonly lab: Lab;
  readonly intents: ReturnType<typeof useIntents>;
  readonly row: ListRow;
  turnTo(page: MenuPage): void;
  rename(): void;
  showDetails(): void;
}

/** What can be done with a row: the commands that everything else runs too. */
export function menuItems(page: MenuPage, around: Surroundings): readonly MenuItem[] {
  switch (page) {
    case 'main':
      return mainItems(around);
    case 'insert':
      return insertItems(around);
    case 'move':
      return moveItems(around);
  }
}

export const menuTitles: Readonly<Record<MenuPage, (title: string) => string>> = {
  main: (title) => title,
  insert: (title) => `Insert into ${title}`,
  move: (title) => `Move ${title} to`,
};

export const emptyWords: Readonly<Record<MenuPage, string>> = {
  main: '',
  insert: 'Nothing can be put there.',
  move: 'It does not move between subnets.',
};

function mainItems(around: Surroundings): readonly MenuItem[] {
  const { lab, intents, row, turnTo } = around;
  const turn = (page: MenuPage, title: string, shortcut?: string): MenuItem => ({
    id: page,
    title,
    shortcut,
    reason: menuItems(page, around).length === 0 ? emptyWords[page] : undefined,
    run: () => turnTo(page),
  });
  return [
    ...(row.id === null
      ? []
      : [
          { id: 'details', title: 'Details', shortcut: 'Enter', run: around.showDetails },
          { id: 'rename', title: 'Rename…', shortcut: 'F2', run: around.rename },
        ]),
    turn('insert', 'Insert into it…', '+'),
    {
      id: connect.id,
      title: connect.title,
      shortcut: connect.shortcuts[0],
      run: intents.startConnecting,
    },
    turn('move', 'Move to subnet…'),
    ...selectionCommands.map((command, index): MenuItem => {
      const verdict = lab.canRun(command, undefined);
      return {
        id: command.id,
        title: command.title,
        shortcut: command.shortcuts[0],
        reason: verdict === true ? undefined : verdict,
        isApart: index === 0,
        run: () => intents.runOnSelection(command),
      };
    }),
  ];
}

function insertItems({ lab, intents, row }: Surroundings): readonly MenuItem[] {
  const { document } = lab.store.getState();
  return insertables
    .flatMap(({ items }) => items)
    .filter(({ table }) => canInsert(document, table, row.key) === true)
    .map((item) => ({
      id: item.table,
      title: item.title,
      detail: item.hint,
      icon: item.table,
      run: () => intents.insert(item, row.key),
    }));
}

function moveItems({ lab, intents, row }: Surroundings): readonly MenuItem[] {
  return lab.store
    .getState()
    .scene.nodes.filter(({ kind, key }) => kind === 'subnet' && intents.whyNotMoveTo(row.key, key) === null)
    .map(({ key, title, detail }) => ({
      id: key,
      title,
      detail,
      icon: 'subnet',
      run: () => intents.moveToSubnet(row.key, key),
    }));
}
