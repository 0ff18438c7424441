import { lazy, Suspense } from 'react';
import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';

const ContextMenu = lazy(async () => {
  const { ContextMenu: Menu } = await import('./ContextMenu.tsx');
  return { default: Menu };
});
const GroupDialog = lazy(async () => {
  const { GroupDialog: Question } = await import('./GroupDialog.tsx');
  return { default: Question };
});

/** What opens over the canvas now and then, fetched when it is first called up. */
export function CanvasMenus() {
  const canvas = useCanvasStore();
  const menu = useCanvas((state) => state.menu);
  const asksToGroup = useCanvas((state) => state.asksToGroup);
  return (
    <Suspense>
      {menu !== null && (
        <ContextMenu
          key={`${menu.x},${menu.y}`}
          menu={menu}
          onClose={() => canvas.setState({ menu: null })}
        />
      )}
      {asksToGroup && <GroupDialog onClose={() => canvas.setState({ asksToGroup: false })} />}
    </Suspense>
  );
}
