import X from 'lucide-react/icons/x';
import { type ReactNode, useId } from 'react';
import { IconButton } from './IconButton.tsx';
import { useModal } from './use-modal.ts';

interface Props {
  readonly title: string;
  /** Called by Escape, the cross and a press on what lies around. */
  readonly onClose: () => void;
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** A dialog over the page. It is open as long as it is rendered; the browser keeps the focus inside. */
export function Dialog({ title, onClose, width = 'narrow', children }: Props) {
  const dialog = useModal();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as every dialog of the browser
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className={`m-auto max-h-[min(88dvh,56rem)] w-[calc(100%-2rem)] overflow-hidden rounded-xl border border-line bg-surface p-0 text-[0.8125rem] text-ink shadow-2xl backdrop:bg-black/45 ${width === 'wide' ? 'max-w-5xl' : 'max-w-xl'}`}
    >
      <div className="flex max-h-[min(88dvh,56rem)] flex-col">
        <div className="flex items-center gap-2 border-line border-b px-5 py-3">
          <h2 id={id} className="flex-1 font-semibold text-base">
            {title}
          </h2>
          <IconButton label="Close" onClick={onClose}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
        {/* Focusable, so that the keyboard can scroll a long one. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as said */}
        <div tabIndex={0} className="min-h-0 overflow-y-auto px-5 py-4 -outline-offset-2">
          {children}
        </div>
      </div>
    </dialog>
  );
}
