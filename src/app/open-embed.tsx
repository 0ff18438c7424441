import { openEmbedded } from '../state/documents/open-embedded.ts';
import { EmbedScreen } from '../ui/lab/EmbedScreen.tsx';

/** The view for another page. It reads nothing that is stored here and stores nothing. */
export function openEmbed(): () => React.JSX.Element {
  const { origin, pathname, search, hash } = globalThis.location;
  const theme = new URLSearchParams(search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const { lab, problem, proposed } = openEmbedded(hash);
  return () => (
    <EmbedScreen lab={lab} problem={problem} proposed={proposed} address={`${origin}${pathname}${hash}`} />
  );
}
