import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { isBound } from '../components/key-binding.ts';
import { labKeys } from './key-table.ts';
import { useLab } from './lab-context.ts';
import { regionKeys } from './screen-keys.ts';
import { useSettingsPort } from './settings-port.ts';
import { useIntents } from './use-intents.ts';
import { useRegions } from './use-regions.ts';

/** Shortcuts of the whole Lab. They rest while a field or a list of choices has the focus. */
export function useLabKeys(root: RefObject<HTMLElement | null>): void {
  const lab = useLab();
  const flow = useReactFlow();
  const intents = useIntents();
  const regions = useRegions();
  const settings = useSettingsPort();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const between = regionKeys.find((each) => isBound(event, each));
      if (between !== undefined && isInside(event, root.current)) {
        event.preventDefault();
        between.run({ regions, settings });
        return;
      }
      if (event.defaultPrevented || !isForLab(event, root.current)) return;
      if (event.key === 'Escape') {
        leaveInnermost(lab);
        return;
      }
      const binding = labKeys.find((each) => isBound(event, each));
      if (binding === undefined) return;
      event.preventDefault();
      binding.run({ lab, flow, intents, regions, settings });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [lab, flow, intents, regions, settings, root]);
}

/** False for what is typed into a field, or pressed in a dialog or in another Lab of the page. */
export function isForLab(event: KeyboardEvent | ClipboardEvent, root: HTMLElement | null): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.closest('input, textarea, select, dialog, [role="listbox"], [role="menu"]')
  )
    return false;
  const isOff = event instanceof KeyboardEvent && isLetterSwitchedOff(event, root);
  return !isOff && isInside(event, root);
}

/** Not in a dialog, a menu or another Lab of the page. */
function isInside({ target }: Event, root: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('dialog, [role="menu"]') !== null) return false;
  return target === document.body || root?.contains(target) === true;
}

/** WCAG 2.1.4: who speaks to the machine or has an unsteady hand switches off keys that are a character. */
function isLetterSwitchedOff(event: KeyboardEvent, root: HTMLElement | null): boolean {
  if (root?.dataset.letterKeys !== 'false') return false;
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** One thing at a time: first what the last edit said, then the selection, then the trace. */
function leaveInnermost(lab: ReturnType<typeof useLab>): void {
  const { receipt, problem, selection, open } = lab.store.getState();
  // A move makes no call and is told by nothing: there is nothing of it to dismiss.
  const isTold = receipt !== null && receipt.requests.length + receipt.notes.length > 0;
  if (problem !== null || isTold) lab.dismiss();
  else if (selection.length > 0) lab.select([]);
  else if (open !== null) lab.close();
}
