/** Many programs cut longer addresses; 16,000 is where messengers and mail begin to. */
const ROOMY = 2000;
const TIGHT = 16_000;

/** How long the link is, against what other programs take. */
export function LinkSize({ length }: { readonly length: number }) {
  const words =
    length <= ROOMY
      ? 'short enough for every program'
      : length <= TIGHT
        ? 'fine in browsers, mail and documents; some messengers cut it'
        : 'too long for many programs: share the file instead';
  const ink = length <= ROOMY ? 'bg-pass' : length <= TIGHT ? 'bg-warn' : 'bg-drop';
  return (
    <div className="grid gap-1 text-muted text-xs">
      <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-sunken">
        <div className={`h-full ${ink}`} style={{ width: `${Math.min(100, (length / TIGHT) * 100)}%` }} />
      </div>
      <p>
        <span className="tabular-nums">{length.toLocaleString('en')}</span> characters: {words}
      </p>
    </div>
  );
}
