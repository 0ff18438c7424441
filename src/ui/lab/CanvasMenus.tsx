import { lazy, Suspense } from 'react';
import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { LateDialog } from '../components/LateDialog.tsx';
import { deleteDialog, groupDialog } from './late-parts.ts';

const ContextMenu = lazy(async () => {
  const { ContextMenu: Menu } = await import('./ContextMenu.tsx');
  return { default: Menu };
});

const DELETE = 'Delete this with everything in it?';
const GROUP = 'Group the selection into…';

/** What opens over the canvas now and then, fetched when it is first called up. */
export function CanvasMenus() {
  const canvas = useCanvasStore();
  const menu = useCanvas((state) => state.menu);
  const asksToDelete = useCanvas((state) => state.asksToDelete);
  const asksToGroup = useCanvas((state) => state.asksToGroup);
  const keep = () => canvas.setState({ asksToDelete: false });
  const leave = () => canvas.setState({ asksToGroup: false });
  return (
    <>
      <Suspense>
        {menu !== null && (
          <ContextMenu
            key={`${menu.x},${menu.y}`}
            menu={menu}
            onClose={() => canvas.setState({ menu: null })}
          />
        )}
      </Suspense>
      {asksToDelete && (
        <LateDialog of={deleteDialog} props={{ onClose: keep, title: DELETE }} title={DELETE} />
      )}
      {asksToGroup && <LateDialog of={groupDialog} props={{ onClose: leave, title: GROUP }} title={GROUP} />}
    </>
  );
}
