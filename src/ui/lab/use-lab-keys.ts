import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { selectionCommands } from '../../editor/commands/registry.ts';
import { FIT, zoomTime } from '../canvas/view.ts';
import { isShortcut } from '../components/shortcut-text.ts';
import { useLab } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

/** Shortcuts of the whole Lab. They rest while a field or a list of choices has the focus. */
export function useLabKeys(root: RefObject<HTMLElement | null>): void {
  const lab = useLab();
  const flow = useReactFlow();
  const intents = useIntents();
  useEffect(() => {
    const { runOnSelection, selectAll } = intents;
    const fit = () => void flow.fitView({ ...FIT, duration: zoomTime() });
    const bindings: readonly (readonly [string, () => void])[] = [
      ['Mod+Z', () => lab.undo()],
      ['Mod+Shift+Z', () => lab.redo()],
      ['Mod+Y', () => lab.redo()],
      ['Mod+A', selectAll],
      ...selectionCommands.flatMap((command) =>
        command.shortcuts.map((shortcut) => [shortcut, () => runOnSelection(command)] as const),
      ),
      ['Shift+1', fit],
      ['Shift+!', fit],
      ['Mod+=', () => void flow.zoomIn({ duration: zoomTime() })],
      ['Mod+-', () => void flow.zoomOut({ duration: zoomTime() })],
      ['Mod+0', () => void flow.zoomTo(1, { duration: zoomTime() })],
    ];
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isForLab(event, root.current)) return;
      if (event.key === 'Escape') {
        leaveInnermost(lab);
        return;
      }
      const binding = bindings.find(([shortcut]) => isShortcut(event, shortcut));
      if (binding === undefined) return;
      event.preventDefault();
      binding[1]();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [lab, flow, intents, root]);
}

function isForLab(event: KeyboardEvent, root: HTMLElement | null): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.closest('input, textarea, select, dialog, [role="listbox"], [role="menu"]')
  )
    return false;
  return target === document.body || root?.contains(target) === true;
}

/** One thing at a time: first what the last edit said, then the selection, then the trace. */
function leaveInnermost(lab: ReturnType<typeof useLab>): void {
  const { receipt, problem, selection, open } = lab.store.getState();
  if (problem !== null || receipt !== null) lab.dismiss();
  else if (selection.length > 0) lab.select([]);
  else if (open !== null) lab.close();
}
