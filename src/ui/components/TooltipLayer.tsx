import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

interface Tip {
  readonly text: string;
  readonly keys: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly isBelow: boolean;
}

/** Long enough not to flicker while the pointer crosses a toolbar. */
const DELAY_MS = 350;

/**
 * Shows the words of the element with `data-tip` that is pointed at or focused. One layer serves every
 * element, so that hundreds of nodes cost nothing; the words are in the element's accessible name already.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: Element | null = null;
    const hide = () => {
      clearTimeout(timer);
      current = null;
      setTip(null);
    };
    const show = (event: Event) => {
      const element = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      if (element === current || (event instanceof PointerEvent && event.buttons !== 0)) return;
      hide();
      if (element === null) return;
      if (event.type === 'focusin' && !element.matches(':focus-visible')) return;
      current = element;
      timer = setTimeout(() => setTip(tipOf(element)), DELAY_MS);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', show);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('wheel', hide, { passive: true });
    document.addEventListener('keydown', onKey);
    return () => {
      hide();
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', show);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('wheel', hide);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  if (tip === null) return null;
  return createPortal(
    <div
      ref={keepInWindow}
      key={`${tip.x} ${tip.y} ${tip.text}`}
      aria-hidden="true"
      className="pointer-events-none fixed z-50 flex max-w-xs items-center gap-2 rounded-md bg-ink px-2 py-1 text-page text-xs shadow-lg"
      style={{ left: tip.x, top: tip.y, transform: `translate(-50%, ${tip.isBelow ? '0' : '-100%'})` }}
    >
      {tip.text}
      {tip.keys !== undefined && <kbd className="shrink-0 rounded bg-page/20 px-1 font-sans">{tip.keys}</kbd>}
    </div>,
    document.body,
  );
}

function keepInWindow(element: HTMLElement | null): void {
  if (element === null) return;
  const half = element.offsetWidth / 2 + 8;
  const middle = Math.max(
    half,
    Math.min(globalThis.innerWidth - half, Number.parseFloat(element.style.left)),
  );
  element.style.left = `${middle}px`;
}

function tipOf(element: Element): Tip | null {
  const text = element.getAttribute('data-tip');
  if (text === null || text === '') return null;
  const box = element.getBoundingClientRect();
  const isBelow = box.top < 80;
  const middle = box.left + box.width / 2;
  return {
    text,
    keys: element.getAttribute('data-tip-keys') ?? undefined,
    x: middle,
    y: isBelow ? box.bottom + 6 : box.top - 6,
    isBelow,
  };
}
