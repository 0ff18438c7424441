import type { useReactFlow } from '@xyflow/react';
import { selectionCommands } from '../../editor/commands/command-sets.ts';
import { connect } from '../../editor/commands/connect.ts';
import type { Lab } from '../../state/lab.ts';
import { FIT, zoomTime } from '../canvas/view.ts';
import type { KeyBinding } from '../components/key-binding.ts';
import { type ScreenKeyContext, screenKeys } from './screen-keys.ts';
import type { useIntents } from './use-intents.ts';

export interface LabKeyContext extends ScreenKeyContext {
  readonly lab: Lab;
  readonly flow: ReturnType<typeof useReactFlow>;
  readonly intents: ReturnType<typeof useIntents>;
}

export const historyKeys: readonly KeyBinding<LabKeyContext>[] = [
  { title: 'Undo', shortcuts: ['Mod+Z'], run: ({ lab }) => lab.undo() },
  { title: 'Redo', shortcuts: ['Mod+Shift+Z', 'Mod+Y'], run: ({ lab }) => lab.redo() },
];

export const commandKeys: readonly KeyBinding<LabKeyContext>[] = selectionCommands
  .filter(({ shortcuts }) => shortcuts.length > 0)
  .map((command) => ({
    title: command.title,
    shortcuts: command.shortcuts,
    run: ({ intents }) => intents.runOnSelection(command),
  }));

/** What opens a list or begins a gesture; the edit follows. */
export const gestureKeys: readonly KeyBinding<LabKeyContext>[] = [
  { title: connect.title, shortcuts: connect.shortcuts, run: ({ intents }) => intents.startConnecting() },
];

/** What changes the view or the selection, and never the document. */
export const viewKeys: readonly KeyBinding<LabKeyContext>[] = [
  { title: 'Select all', shortcuts: ['Mod+A'], run: ({ intents }) => intents.selectAll() },
  {
    title: 'Fit everything into view',
    shortcuts: ['Shift+1'],
    alike: ['Shift+!'],
    run: ({ flow }) => void flow.fitView({ ...FIT, duration: zoomTime() }),
  },
  { title: 'Zoom in', shortcuts: ['Mod+='], run: ({ flow }) => void flow.zoomIn({ duration: zoomTime() }) },
  { title: 'Zoom out', shortcuts: ['Mod+-'], run: ({ flow }) => void flow.zoomOut({ duration: zoomTime() }) },
  {
    title: 'Zoom to 100 %',
    shortcuts: ['Mod+0'],
    run: ({ flow }) => void flow.zoomTo(1, { duration: zoomTime() }),
  },
];

export const labKeys: readonly KeyBinding<LabKeyContext>[] = [
  ...historyKeys,
  ...commandKeys,
  ...gestureKeys,
  ...screenKeys,
  ...viewKeys,
];
