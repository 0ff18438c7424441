import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface Props {
  /** Accessible name of the panel. */
  readonly label: string;
  readonly button: (props: {
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string;
    readonly onClick: () => void;
  }) => ReactNode;
  /** Gets a function that closes the panel. */
  readonly children: (close: () => void) => ReactNode;
  readonly align?: 'left' | 'right';
  /** Above its button where there is no room below. */
  readonly side?: 'below' | 'above';
}

/** A panel that a button opens; Escape, a press elsewhere and its own choices close it. */
export function Popover({ label, button, children, align = 'left', side = 'below' }: Props) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return;
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      root.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPress, true);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [isOpen]);
  return (
    <div ref={root} className="relative min-w-0">
      {button({ 'aria-expanded': isOpen, 'aria-controls': id, onClick: () => setOpen(!isOpen) })}
      <section
        id={id}
        hidden={!isOpen}
        aria-label={label}
        className={`absolute z-40 max-h-[70vh] min-w-56 overflow-y-auto rounded-lg border border-line bg-surface p-1.5 shadow-xl ${side === 'below' ? 'top-full mt-1' : 'bottom-full mb-1'} ${align === 'left' ? 'left-0' : 'right-0'}`}
      >
        {isOpen && children(() => setOpen(false))}
      </section>
    </div>
  );
}
