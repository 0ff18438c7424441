import type { useReactFlow } from '@xyflow/react';
import { heads, selectionHeads } from '../../editor/commands/heads.ts';
import type { Lab } from '../../state/lab.ts';
import { FIT, zoomTime } from '../canvas/view.ts';
import type { KeyBinding } from '../components/key-binding.ts';
import { type ScreenKeyContext, screenKeys } from './screen-keys.ts';
import type { useIntents } from './use-intents.ts';

/** What keys and menus of the canvas act on. */
export interface CanvasKeyContext {
  readonly lab: Lab;
  readonly flow: ReturnType<typeof useReactFlow>;
  readonly intents: ReturnType<typeof useIntents>;
}

export interface LabKeyContext extends ScreenKeyContext, CanvasKeyContext {}

export const historyKeys: readonly KeyBinding<LabKeyContext>[] = [
  { title: 'Undo', shortcuts: ['Mod+Z'], run: ({ lab }) => lab.undo() },
  { title: 'Redo', shortcuts: ['Mod+Shift+Z', 'Mod+Y'], run: ({ lab }) => lab.redo() },
];

export const commandKeys: readonly KeyBinding<LabKeyContext>[] = selectionHeads
  .filter(({ shortcuts }) => shortcuts.length > 0)
  .map((command) => ({
    title: command.title,
    shortcuts: command.shortcuts,
    run: ({ intents }) => intents.runOnSelection(command),
  }));

/** With two or more selected; with fewer the same keys walk into containers and out of them. */
export const alignKeys: readonly KeyBinding<LabKeyContext>[] = (
  [
    ['left', 'ArrowLeft'],
    ['right', 'ArrowRight'],
    ['top', 'ArrowUp'],
    ['bottom', 'ArrowDown'],
  ] as const
).map(([edge, key]) => ({
  title: `Align ${edge} edges`,
  shortcuts: [`Mod+Shift+${key}`],
  run: ({ lab, intents }) => {
    if (lab.store.getState().selection.length > 1) intents.align(edge);
  },
}));

/** Handled by the browser's own events, listed here for people to read. */
export const clipboardKeys: readonly Pick<KeyBinding<never>, 'title' | 'shortcuts'>[] = [
  { title: 'Copy', shortcuts: ['Mod+C'] },
  { title: 'Cut', shortcuts: ['Mod+X'] },
  { title: 'Paste at the pointer or into the selection', shortcuts: ['Mod+V'] },
];

/** What opens a list or begins a gesture; the edit follows. */
export const gestureKeys: readonly KeyBinding<LabKeyContext>[] = [
  {
    title: heads.connect.title,
    shortcuts: heads.connect.shortcuts,
    run: ({ intents }) => intents.startConnecting(),
  },
  {
    title: 'Send a packet: pick both ends',
    shortcuts: ['P'],
    run: ({ intents, regions, settings }) => {
      // The list has no drawing to pick from: the player's fields ask the same.
      if (settings.read().view === 'list') regions.focus('dock');
      else intents.setTool('probe');
    },
  },
];

/** What changes the view or the selection, and never the document. */
export const viewKeys: readonly KeyBinding<CanvasKeyContext>[] = [
  { title: 'Select all', shortcuts: ['Mod+A'], run: ({ intents }) => intents.selectAll() },
  {
    title: 'Fit everything into view',
    shortcuts: ['Shift+1'],
    alike: ['Shift+!'],
    run: ({ flow }) => void flow.fitView({ ...FIT, duration: zoomTime() }),
  },
  {
    title: 'Zoom to the selection',
    shortcuts: ['Shift+2'],
    alike: ['Shift+@', 'Shift+"'],
    run: ({ lab, flow }) => {
      const nodes = lab.store.getState().selection.map((id) => ({ id }));
      if (nodes.length > 0) void flow.fitView({ ...FIT, nodes, padding: 0.3, duration: zoomTime() });
    },
  },
  { title: 'Find on the canvas', shortcuts: ['Mod+F'], run: ({ intents }) => intents.find() },
  { title: 'Select tool', shortcuts: ['V'], run: ({ intents }) => intents.setTool('select') },
  { title: 'Hand tool', shortcuts: ['H'], run: ({ intents }) => intents.setTool('hand') },
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
  ...alignKeys,
  ...screenKeys,
  ...viewKeys,
];
