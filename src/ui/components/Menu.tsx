import { Fragment, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { AwsIcon } from './AwsIcon.tsx';
import { keysForAria, keysForPeople } from './shortcut-text.ts';

/** One thing a menu offers. */
export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** Beside the title, in small: an address, a hint. */
  readonly detail?: string;
  /** Name of an AWS icon. */
  readonly icon?: string;
  readonly shortcut?: string | undefined;
  /** Why it cannot be done now; absent: it can. */
  readonly reason?: string | undefined;
  /** A line above it: something else begins here. */
  readonly isApart?: boolean;
  run(): void;
}

interface Props {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Said while there are no items. */
  readonly empty?: string;
  /** Upper left corner, in the window's pixels; moved so that all of it is in sight. */
  readonly at: { readonly x: number; readonly y: number };
  /** Called by a choice (before it is run), Escape, Tab and a press elsewhere. */
  readonly onClose: () => void;
}

const EDGE = 8;

/** A menu over the page: arrows, Home, End and first letters walk it, Enter chooses, Escape leaves. */
export function Menu({ label, items, empty = '', at, onClose }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  const typed = useRef<Typed>({ text: '', at: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list of items has another size and another first item
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    setPlace({
      x: Math.max(EDGE, Math.min(at.x, globalThis.innerWidth - width - EDGE)),
      y: Math.max(EDGE, Math.min(at.y, globalThis.innerHeight - height - EDGE)),
    });
    (buttonsIn(element)[0] ?? element).focus({ preventScroll: true });
  }, [at.x, at.y, label, items.length]);
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) onClose();
    };
    document.addEventListener('pointerdown', onPress, true);
    globalThis.addEventListener('blur', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      globalThis.removeEventListener('blur', onClose);
    };
  }, [onClose]);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
      return;
    }
    const target = targetOf(event.nativeEvent, root.current, typed);
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  };
  return (
    <div
      ref={root}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
      style={{ left: place.x, top: place.y }}
      className="fixed z-50 max-h-[calc(100dvh-1rem)] w-76 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-surface p-1.5 shadow-xl"
    >
      <p aria-hidden="true" className="truncate px-2.5 pt-0.5 pb-1 text-[0.6875rem] text-muted">
        {label}
      </p>
      {items.map((item) => (
        <Fragment key={item.id}>
          {item.isApart === true && <hr className="mx-1 my-1 border-line" />}
          <Item item={item} onClose={onClose} />
        </Fragment>
      ))}
      {items.length === 0 && <p className="px-2.5 py-1 text-muted">{empty}</p>}
    </div>
  );
}

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  const { title, detail, icon, shortcut, reason } = item;
  const note = reason ?? detail;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      data-title={title}
      aria-disabled={reason !== undefined}
      aria-keyshortcuts={shortcut === undefined ? undefined : keysForAria(shortcut)}
      onPointerEnter={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
      onClick={() => {
        if (reason !== undefined) return;
        onClose();
        item.run();
      }}
      className="flex min-h-7 w-full items-center gap-2 rounded-md px-2.5 py-1 text-left focus:bg-accent-soft focus:outline-none aria-disabled:cursor-default aria-disabled:text-muted"
    >
      {icon !== undefined && <AwsIcon icon={icon} size={20} />}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{title}</span>
        {note !== undefined && note !== '' && <span className="block text-muted text-xs">{note}</span>}
      </span>
      {shortcut !== undefined && (
        <kbd className="shrink-0 font-sans text-muted text-xs">{keysForPeople(shortcut)}</kbd>
      )}
    </button>
  );
}

function buttonsIn(root: HTMLElement | null): readonly HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

/** Letters that follow each other within this time are one word. */
const WORD_MS = 700;

interface Typed {
  readonly text: string;
  readonly at: number;
}

function targetOf(
  event: globalThis.KeyboardEvent,
  root: HTMLElement | null,
  typed: { current: Typed },
): HTMLElement | undefined {
  const buttons = buttonsIn(root);
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const count = buttons.length;
  switch (event.key) {
    case 'ArrowDown':
      return buttons[(at + 1) % count];
    case 'ArrowUp':
      return buttons[(at - 1 + count) % count];
    case 'Home':
      return buttons[0];
    case 'End':
      return buttons[count - 1];
  }
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const isMore = typed.current.text !== '' && event.timeStamp - typed.current.at < WORD_MS;
  if (event.key === ' ' && !isMore) return undefined;
  const text = (isMore ? typed.current.text : '') + event.key.toLowerCase();
  typed.current = { text, at: event.timeStamp };
  // A first letter goes on to the next of them; a longer word may be what has the focus already.
  const from = text.length === 1 ? at + 1 : Math.max(0, at);
  const later = [...buttons.slice(from), ...buttons.slice(0, from)];
  return later.find(({ dataset: { title = '' } }) => title.toLowerCase().startsWith(text));
}
