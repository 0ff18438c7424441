import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { isBound } from '../components/key-binding.ts';
import { labKeys } from './key-table.ts';
import { useLab } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

/** Shortcuts of the whole Lab. They rest while a field or a list of choices has the focus. */
export function useLabKeys(root: RefObject<HTMLElement | null>): void {
  const lab = useLab();
  const flow = useReactFlow();
  const intents = useIntents();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isForLab(event, root.current)) return;
      if (event.key === 'Escape') {
        leaveInnermost(lab);
        return;
      }
      const binding = labKeys.find((each) => isBound(event, each));
      if (binding === undefined) return;
      event.preventDefault();
      binding.run({ lab, flow, intents });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [lab, flow, intents, root]);
}

/** False for what is typed into a field, or pressed in a dialog or in another Lab of the page. */
export function isForLab(event: KeyboardEvent, root: HTMLElement | null): boolean {
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
