import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import { RowButton } from './RowButton.tsx';

/** Copies a text and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [says, setSays] = useState<'' | 'Copied' | 'Not allowed'>('');
  useEffect(() => {
    if (says === '') return;
    const timer = setTimeout(() => setSays(''), 2000);
    return () => clearTimeout(timer);
  }, [says]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setSays('Copied'),
      () => setSays('Not allowed'),
    );
  };
  return (
    <>
      <RowButton label={label} onClick={copy}>
        {says === 'Copied' ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      </RowButton>
      <span role="status" className="sr-only">
        {says}
      </span>
    </>
  );
}
