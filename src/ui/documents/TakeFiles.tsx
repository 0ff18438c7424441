import FileJson from 'lucide-react/icons/file-json';
import ImageDown from 'lucide-react/icons/image-down';
import Terminal from 'lucide-react/icons/square-terminal';
import { ChoiceCard } from '../components/ChoiceCard.tsx';
import { useLibrary } from './library-context.ts';
import { useSheets } from './sheets-context.ts';

/** What one can take along instead of a link. */
export function TakeFiles() {
  const library = useLibrary();
  const sheets = useSheets();
  return (
    <fieldset className="grid gap-2 sm:grid-cols-3">
      <legend className="mb-1.5 font-medium">Or take a file</legend>
      <ChoiceCard
        title="Picture"
        detail="PNG or SVG, for a slide or a page"
        onClick={() => sheets.open('picture')}
      >
        <ImageDown size={18} aria-hidden="true" />
      </ChoiceCard>
      <ChoiceCard
        title="Document (JSON)"
        detail="Opens here again, with layout and questions"
        onClick={() => library.takeAlong.file()}
      >
        <FileJson size={18} aria-hidden="true" />
      </ChoiceCard>
      <ChoiceCard
        title="AWS CLI script"
        detail="Builds it in a real account; read it first"
        onClick={() => void library.takeAlong.script()}
      >
        <Terminal size={18} aria-hidden="true" />
      </ChoiceCard>
    </fieldset>
  );
}
