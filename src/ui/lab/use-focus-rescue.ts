import { type RefObject, useEffect } from 'react';
import { useRegions } from './use-regions.ts';

/**
 * A button that goes away as it is pressed takes the focus with it, and the keyboard starts from nowhere. Where
 * nobody else gave the focus a place by then, it goes to what contained the button and can be focused, else to the
 * architecture.
 */
export function useFocusRescue(root: RefObject<HTMLElement | null>): void {
  const regions = useRegions();
  useEffect(() => {
    const lab = root.current;
    if (lab === null) return undefined;
    let last: HTMLElement | null = null;
    let around: readonly HTMLElement[] = [];
    const onFocus = ({ target }: FocusEvent) => {
      // Dialogs and menus give the focus back themselves.
      if (!(target instanceof HTMLElement) || target.closest('dialog, [role="menu"]') !== null) return;
      last = target;
      around = focusableAround(target);
    };
    const rescue = () => {
      if (!isLost(last)) return;
      const next = around.find((element) => element.isConnected && element.getClientRects().length > 0);
      // At once: whoever comes a frame later with a place of its own keeps it.
      if (next === undefined) regions.focus('main');
      else next.focus();
    };
    const observer = new MutationObserver(() => {
      if (isLost(last)) requestAnimationFrame(() => requestAnimationFrame(rescue));
    });
    lab.addEventListener('focusin', onFocus);
    observer.observe(lab, { childList: true, subtree: true });
    return () => {
      lab.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, [root, regions]);
}

function isLost(last: HTMLElement | null): boolean {
  const { activeElement } = document;
  return last !== null && !last.isConnected && (activeElement === null || activeElement === document.body);
}

function focusableAround(element: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let each = element.parentElement; each !== null; each = each.parentElement)
    if (each.hasAttribute('tabindex')) found.push(each);
  return found;
}
