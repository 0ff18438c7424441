/** How much of something is done, as a ring; the words beside it say the same. */
export function ProgressRing({ share, size = 28 }: { readonly share: number; readonly size?: number }) {
  const isDone = share >= 1;
  return (
    <svg viewBox="0 0 36 36" width={size} height={size} aria-hidden="true" className="shrink-0 -rotate-90">
      <circle cx="18" cy="18" r="15" fill="none" strokeWidth="4" className="stroke-sunken" />
      <circle
        cx="18"
        cy="18"
        r="15"
        fill="none"
        strokeWidth="4"
        strokeLinecap="round"
        pathLength="100"
        strokeDasharray={`${share * 100} 100`}
        className={share === 0 ? 'stroke-transparent' : isDone ? 'stroke-pass' : 'stroke-accent'}
      />
      {isDone && (
        <path
          d="M12 18.5l4 4 8-9"
          fill="none"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="origin-center rotate-90 stroke-pass"
        />
      )}
    </svg>
  );
}
