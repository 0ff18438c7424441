import { useMemo } from 'react';
import type { OpenTrace } from '../../state/lab.ts';
import { previewOf } from '../../state/preview.ts';
import type { Fix } from '../../state/repairs.ts';
import { useLabState } from '../lab/lab-context.ts';
import { PreviewPanel } from './PreviewPanel.tsx';

export interface FixPreviewProps {
  readonly fix: Fix;
  readonly open: OpenTrace;
}

/** Makes the fix on a copy and shows what it would do. */
export function FixPreview({ fix, open }: FixPreviewProps) {
  const document = useLabState((state) => state.document);
  const { probe, trace } = open;
  const preview = useMemo(() => previewOf(document, probe, trace, fix), [document, probe, trace, fix]);
  if (!preview.ok)
    return (
      <p role="alert" className="text-drop text-xs">
        {preview.error}
      </p>
    );
  return <PreviewPanel preview={preview.value} />;
}
