import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CanvasMenu } from '../canvas/canvas-store.ts';
import { keysForAria, keysForPeople } from '../components/shortcut-text.ts';
import { type CanvasAction, type Menu, menuFor } from './canvas-actions.ts';
import { useLab } from './lab-context.ts';
import { useIntents } from './use-intents.ts';

const EDGE = 8;

interface Props {
  readonly menu: CanvasMenu;
  readonly onClose: () => void;
}

/** What can be done with what was pressed: the commands that keys and toolbar run, each with its reason if not now. */
export function ContextMenu({ menu, onClose }: Props) {
  const lab = useLab();
  const flow = useReactFlow();
  const intents = useIntents();
  const list = useRef<HTMLDivElement>(null);
  const [context] = useState(() => ({ lab, flow, intents }));
  const groups: Menu = menuFor(context, menu);
  usePlace(list, menu);
  useWayBack(list, onClose);
  const run = (action: CanvasAction) => {
    if (action.why(context, menu) !== null) return;
    onClose();
    // The focus is back on the canvas before what the action opens takes it.
    queueMicrotask(() => action.run(context, menu));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const next = itemFor(event.key, items, document.activeElement);
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (next !== undefined) next.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={menu.on === null ? 'Canvas' : 'What is selected'}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
      className="fixed z-50 max-h-[calc(100dvh-1rem)] w-72 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-xl"
      style={{ top: menu.y, left: menu.x }}
    >
      {groups.map((actions, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of an open menu never change places
        <div key={index} className="border-line border-b py-1 first:pt-0 last:border-b-0 last:pb-0">
          {actions.map((action) => (
            <Item
              key={action.id}
              action={action}
              reason={action.why(context, menu)}
              onUse={() => run(action)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface ItemProps {
  readonly action: CanvasAction;
  readonly reason: string | null;
  readonly onUse: () => void;
}

function Item({ action: { title, shortcuts }, reason, onUse }: ItemProps) {
  const [shortcut] = shortcuts;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={reason !== null}
      aria-keyshortcuts={shortcut === undefined ? undefined : keysForAria(shortcut)}
      onClick={onUse}
      onPointerEnter={(event) => event.currentTarget.focus({ preventScroll: true })}
      className="flex w-full items-baseline gap-3 rounded-md px-2 py-1 text-left -outline-offset-2 focus:bg-accent-soft focus:outline-none aria-disabled:cursor-default"
    >
      <span className="min-w-0 flex-1">
        <span className={reason === null ? '' : 'text-muted'}>{title}</span>
        {reason !== null && <span className="block text-[0.6875rem] text-muted leading-snug">{reason}</span>}
      </span>
      {shortcut !== undefined && (
        <span aria-hidden="true" className="shrink-0 text-muted text-xs">
          {keysForPeople(shortcut)}
        </span>
      )}
    </button>
  );
}

function itemFor(key: string, items: readonly HTMLElement[], now: Element | null): HTMLElement | undefined {
  const at = items.findIndex((item) => item.isSameNode(now));
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
  }
  if (key.length !== 1 || key === ' ') return undefined;
  const later = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return later.find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()));
}

/** At the pointer, yet wholly on the page. */
function usePlace(list: React.RefObject<HTMLDivElement | null>, { x, y }: CanvasMenu): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(EDGE, Math.min(x, innerWidth - width - EDGE))}px`;
    element.style.top = `${Math.max(EDGE, Math.min(y, innerHeight - height - EDGE))}px`;
  }, [list, x, y]);
}

/** Opened, the first item has the focus; closed, what had it before. A press elsewhere closes. */
function useWayBack(list: React.RefObject<HTMLDivElement | null>, onClose: () => void): void {
  useEffect(() => {
    const before = document.activeElement;
    list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [list]);
  useEffect(() => {
    const onPress = (event: Event) => {
      if (!(event.target instanceof Node && list.current?.contains(event.target) === true)) onClose();
    };
    document.addEventListener('pointerdown', onPress, true);
    window.addEventListener('blur', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      window.removeEventListener('blur', onClose);
    };
  }, [list, onClose]);
}
