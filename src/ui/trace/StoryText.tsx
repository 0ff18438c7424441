import { useState } from 'react';
import { Button } from '../components/Button.tsx';

/** The story as the command line prints it, to copy into a question or an answer. */
export function StoryText({ story }: { readonly story: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const copy = () => {
    navigator.clipboard.writeText(story).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  };
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-3">
        <Button onClick={copy}>Copy as text</Button>
        <span role="status" className="text-muted text-xs">
          {copied === 'yes' && 'Copied.'}
          {copied === 'refused' && 'The browser did not allow it: select the text and copy it by hand.'}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text has to be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto rounded-lg border border-line bg-page p-3 text-xs">
        {story}
      </pre>
    </div>
  );
}
