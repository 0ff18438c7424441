import { type DragEvent, type ReactNode, useState } from 'react';

interface Props {
  /** Called within the drop itself: browsers empty the transfer when the event is over. */
  readonly onDrop: (transfer: DataTransfer) => void;
  readonly children: ReactNode;
}

/** Takes files that are dropped anywhere on the page. What is dragged inside the page passes by. */
export function DropFiles({ onDrop, children }: Props) {
  const [isOver, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same is in the document menu for everybody
    <div
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        const isInside =
          event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!isInside) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        onDrop(event.dataTransfer);
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-xl border-2 border-accent border-dashed bg-surface/85">
          <p className="font-semibold text-lg">Let go to open it as a new architecture</p>
        </div>
      )}
    </div>
  );
}
