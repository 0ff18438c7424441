import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { isBound } from '../components/key-binding.ts';
import { LateDialog } from '../components/LateDialog.tsx';
import { documentKeys, useDocumentKeyContext } from './document-keys.ts';
import { aboutDialog, pictureDialog, proposalDialog, shareSheet, snapshotsDialog } from './late-parts.ts';
import { type Making, type Sheet, SheetsContext, useSheets } from './sheets-context.ts';

/** Lets everything inside open the dialogs about the document. */
export function DocumentSheets({ children }: { readonly children: ReactNode }) {
  const [opened, open] = useState<Sheet | null>(null);
  const [making, setMaking] = useState<Making>({ isOpen: false, builder: null });
  const sheets = useMemo(() => {
    const make = (isOpen: boolean) => setMaking({ ...making, isOpen });
    return { opened, open, making, make };
  }, [opened, making]);
  return <SheetsContext value={sheets}>{children}</SheetsContext>;
}

/** The dialog that is open, and the keys that open them. Stands inside the Lab. */
export function OpenSheet() {
  const { opened, open } = useSheets();
  useDocumentKeys();
  const close = () => open(null);
  switch (opened) {
    case null:
      return null;
    case 'share':
      return <LateDialog of={shareSheet} props={{ onClose: close }} title="Share this architecture" />;
    case 'picture':
      return (
        <LateDialog of={pictureDialog} props={{ onClose: close }} title="Export a picture" width="wide" />
      );
    case 'snapshots':
      return <LateDialog of={snapshotsDialog} props={{ onClose: close }} title="Snapshots" />;
    case 'proposal':
      return <LateDialog of={proposalDialog} props={{ onClose: close }} title="The proposal" width="wide" />;
    case 'about':
      return <LateDialog of={aboutDialog} props={{ onClose: close }} title="About Skytrace" />;
    default:
      return opened satisfies never;
  }
}

/** Everywhere on the page, fields too: the browser's own meanings of these keys help nobody here. */
function useDocumentKeys(): void {
  const context = useDocumentKeyContext();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const binding = documentKeys.find((each) => isBound(event, each));
      if (binding === undefined || context === null) return;
      event.preventDefault();
      const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
      if (!isInDialog) binding.run(context);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [context]);
}
