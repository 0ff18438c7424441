/** Calls as command lines, to be read. */
export function CallLines({ lines }: { readonly lines: readonly string[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields
    <pre
      role="group"
      aria-label="Recorded changes"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text has to be reachable by keyboard
      tabIndex={0}
      className="mt-2 max-h-40 overflow-auto whitespace-pre-wrap break-all rounded-md border border-line bg-sunken p-2 text-[0.6875rem]"
    >
      {lines.join('\n')}
    </pre>
  );
}
