import Hand from 'lucide-react/icons/hand';
import Send from 'lucide-react/icons/send';
import { useCanvas } from '../canvas/canvas-store.ts';
import { IconButton } from '../components/IconButton.tsx';
import { useIntents } from './use-intents.ts';

/** The probe picks the ends of a question; the hand moves the view wherever it takes hold, as Space held does. */
export function ToolButtons() {
  const tool = useCanvas((state) => state.tool);
  const { setTool } = useIntents();
  return (
    <>
      <IconButton
        label="Send a packet: pick both ends"
        shortcut="P"
        isPressed={tool === 'probe'}
        onClick={() => setTool(tool === 'probe' ? 'select' : 'probe')}
      >
        <Send size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Hand: drag moves the view"
        shortcut="H"
        isPressed={tool === 'hand'}
        onClick={() => setTool(tool === 'hand' ? 'select' : 'hand')}
      >
        <Hand size={16} aria-hidden="true" />
      </IconButton>
    </>
  );
}
