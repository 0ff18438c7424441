/** The number by which the list, the ladder and the drawing speak of the same blocker. */
export function BlockerNumber({ number }: { readonly number: number }) {
  return (
    <span className="grid size-5 shrink-0 place-items-center rounded-full bg-drop font-bold text-page text-xs">
      <span className="sr-only">Blocker </span>
      {number}
    </span>
  );
}
