import type { KeyboardEvent, PointerEvent } from 'react';

interface Props {
  /** What it changes: "Width of the palette". */
  readonly label: string;
  /** The side of the panel on which it stands. */
  readonly side: 'left' | 'right' | 'top';
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** For a double press. */
  readonly start: number;
  readonly onResize: (size: number) => void;
  /** Enter folds the panel away. */
  readonly onFold: () => void;
}

const STEP = 16;
const LEAP = 64;

/** The border of a panel, to be dragged, or moved by arrow keys: Shift leaps, Enter folds the panel away. */
export function Splitter(props: Props) {
  const { label, side, size, least, most, start, onResize, onFold } = props;
  const isLevel = side === 'top';
  // Which way makes the panel larger.
  const [more, less] = isLevel
    ? ['ArrowUp', 'ArrowDown']
    : side === 'left'
      ? ['ArrowLeft', 'ArrowRight']
      : ['ArrowRight', 'ArrowLeft'];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? LEAP : STEP;
    if (event.key === more) onResize(size + step);
    else if (event.key === less) onResize(size - step);
    else if (event.key === 'Home') onResize(least);
    else if (event.key === 'End') onResize(most);
    else if (event.key === 'Enter') onFold();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    const from = isLevel ? event.clientY : event.clientX;
    const grows = side === 'right' ? 1 : -1;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) =>
      onResize(size + grows * ((isLevel ? moved.clientY : moved.clientX) - from));
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('lostpointercapture', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end);
  };
  const place = {
    left: 'inset-y-0 -left-1.5 w-3 cursor-col-resize',
    right: 'inset-y-0 -right-1.5 w-3 cursor-col-resize',
    // Above the border: below it, what stands at the panel's edge needs the room around it.
    top: 'inset-x-0 -top-4 h-4 cursor-row-resize',
  }[side];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule has no value and takes no keys
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isLevel ? 'horizontal' : 'vertical'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(start)}
      className={`group absolute z-20 grid touch-none place-items-stretch outline-none max-lg:hidden ${place}`}
    >
      <span
        aria-hidden="true"
        className={`rounded-full bg-transparent transition-colors group-hover:bg-accent/50 group-active:bg-accent group-focus-visible:bg-accent ${isLevel ? 'h-[3px] w-full self-end' : 'h-full w-[3px] place-self-center'}`}
      />
    </div>
  );
}
