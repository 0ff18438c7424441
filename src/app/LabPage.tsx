import { useState } from 'react';
import { pageTheme } from '../platform/theme.ts';
import { createLab } from '../state/lab.ts';
import { sampleDocument } from '../state/start-documents.ts';
import { LabScreen } from '../ui/lab/LabScreen.tsx';
import { TraceDock } from '../ui/trace/TraceDock.tsx';

/** The Lab on a page of its own, with the three-tier sample on the canvas. */
export function LabPage() {
  const [lab] = useState(() => createLab(sampleDocument('sample')));
  return (
    <LabScreen lab={lab} theme={pageTheme}>
      <TraceDock />
    </LabScreen>
  );
}
