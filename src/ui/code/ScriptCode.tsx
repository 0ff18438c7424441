import { type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react';
import { scriptOf } from '../../state/code/script-lines.ts';
import { Button } from '../components/Button.tsx';
import { useLibrary } from '../documents/library-context.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { CodeEditor } from './CodeEditor.tsx';
import { CodeFoot } from './CodeFoot.tsx';

const READ_ONLY = 'Made from the architecture: edit that, and the script follows.';

/** The script that makes the whole architecture again: to read, to copy, to download. */
export function ScriptCode({ views, isShown }: { readonly views: ReactNode; readonly isShown: boolean }) {
  const lab = useLab();
  const library = useLibrary();
  const cloud = useDeferredValue(useLabState(({ document }) => document.cloud));
  const selection = useLabState(({ selection: keys }) => keys);
  const [said, setSaid] = useState('');
  const [leaves, setLeaves] = useState(false);
  const path = `${useId().replaceAll(/\W/g, '')}/rebuild.sh`;
  const script = useMemo(() => (isShown ? scriptOf(cloud) : null), [cloud, isShown]);
  const copy = async () => {
    const copied = await library.takeAlong.copy(script?.text ?? '');
    setSaid(copied.ok ? 'Copied.' : copied.error);
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-3 py-1.5">
        {views}
        <p role="status" className="min-w-0 flex-1 text-muted text-xs">
          {said}
        </p>
        <Button onClick={() => void copy()}>Copy script</Button>
        <Button onClick={() => void library.takeAlong.script()}>Download script</Button>
      </div>
      <div className="min-h-0 flex-1 border-line border-t">
        <CodeEditor
          path={path}
          label="AWS CLI script, read-only"
          language="shell"
          text={script?.text ?? ''}
          readOnly={READ_ONLY}
          records={script?.records ?? []}
          selection={selection}
          onSelect={(key) => lab.select([key])}
          onTabMode={setLeaves}
        />
      </div>
      <CodeFoot leaves={leaves}>{READ_ONLY}</CodeFoot>
    </>
  );
}
