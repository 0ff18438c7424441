import { Dialog } from './Dialog.tsx';
import { Late } from './Late.tsx';
import type { LatePart } from './late-part.ts';

interface Props<Inner> {
  readonly of: LatePart<Inner>;
  readonly props: Inner;
  /** Of the empty dialog that stands there while the real one is fetched. */
  readonly title: string;
  readonly width?: 'narrow' | 'wide';
}

/** A dialog whose code may not be there yet. */
export function LateDialog<Inner extends { readonly onClose: () => void }>(props: Props<Inner>) {
  const { of, props: inner, title, width = 'narrow' } = props;
  return (
    <Late
      of={of}
      props={inner}
      frame={(inside) => (
        <Dialog title={title} width={width} onClose={inner.onClose}>
          {inside}
        </Dialog>
      )}
    />
  );
}
