import { LateDialog } from '../components/LateDialog.tsx';
import { useCanvas, useCanvasStore } from './canvas-store.ts';
import { connectQuestion } from './late-parts.ts';

/** Asks what a line should mean, while somebody draws one by keys or one that may mean several things. */
export function ConnectDialog() {
  const canvas = useCanvasStore();
  const asked = useCanvas((state) => state.asksToConnect);
  if (asked === null) return null;
  const onClose = () => canvas.setState({ asksToConnect: null });
  return <LateDialog of={connectQuestion} props={{ asked, onClose }} title="Connect" />;
}
