import Hand from 'lucide-react/icons/hand';
import { useCanvas } from '../canvas/canvas-store.ts';
import { IconButton } from '../components/IconButton.tsx';
import { useIntents } from './use-intents.ts';

/** The hand moves the view wherever it takes hold; Space held does so for a moment. */
export function ToolButtons() {
  const tool = useCanvas((state) => state.tool);
  const { setTool } = useIntents();
  return (
    <IconButton
      label="Hand: drag moves the view"
      shortcut="H"
      isPressed={tool === 'hand'}
      onClick={() => setTool(tool === 'hand' ? 'select' : 'hand')}
    >
      <Hand size={16} aria-hidden="true" />
    </IconButton>
  );
}
