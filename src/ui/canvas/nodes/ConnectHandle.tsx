import { useConnect } from '../use-connect.ts';

/** At a node's right border while it is pointed at or selected: a line is drawn out of it. */
export function ConnectHandle({ id }: { readonly id: string }) {
  const begin = useConnect();
  return (
    <span
      aria-hidden="true"
      data-tip="Drag to what it shall be connected with"
      data-tip-keys="C"
      onPointerDown={(event) => begin(id, event)}
      className="lab-connect nodrag nopan"
    />
  );
}
