import { useLayoutEffect, useRef } from 'react';

/**
 * Opens the dialog, with the focus in what the selector names or where the browser puts it; closed, the focus goes
 * back to where it was. All of it before anything is painted or pressed: where one dialog takes another's place, no
 * key falls between them.
 */
export function useModal(entry?: string) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    if (entry !== undefined) element?.querySelector<HTMLElement>(entry)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [entry]);
  return dialog;
}
