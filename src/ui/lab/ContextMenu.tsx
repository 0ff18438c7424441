import { useReactFlow } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { CanvasMenu } from '../canvas/canvas-store.ts';
import { Menu } from '../components/Menu.tsx';
import { menuFor } from './canvas-actions.ts';
import { useLab, useLabState } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

interface Props {
  readonly menu: CanvasMenu;
  readonly onClose: () => void;
}

/** What can be done with what was pressed: the commands that keys and toolbar run, each with its reason if not now. */
export function ContextMenu({ menu, onClose }: Props) {
  const lab = useLab();
  const flow = useReactFlow();
  const intents = useIntents();
  const [context] = useState(() => ({ lab, flow, intents }));
  const label = useLabState(({ selection, scene }) =>
    menu.on === null ? 'Canvas' : nameOf(selection, scene.nodes),
  );
  useWayBack();
  const items = menuFor(context, menu).flatMap((actions, group) =>
    actions.map((action, index) => ({
      id: action.id,
      title: action.title,
      shortcut: action.shortcuts[0],
      reason: action.why(context, menu) ?? undefined,
      isApart: group > 0 && index === 0,
      // The focus is back on the canvas before what the action opens takes it.
      run: () => queueMicrotask(() => action.run(context, menu)),
    })),
  );
  return <Menu label={label} items={items} at={menu} onClose={onClose} />;
}

function nameOf(
  selection: readonly string[],
  nodes: readonly { readonly key: string; readonly title: string }[],
): string {
  const [first] = selection;
  if (selection.length > 1) return `${selection.length} selected`;
  return nodes.find(({ key }) => key === first)?.title ?? 'What is selected';
}

/** Closed, what had the focus before the menu has it again. */
function useWayBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
}
