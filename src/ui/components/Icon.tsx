const paths = {
  pass: 'M4 10.5l4 4 8-9',
  drop: 'M5 5l10 10M15 5L5 15',
  warn: 'M10 4v7M10 15v.5',
  rewrite: 'M4 7h11l-3-3M16 13H5l3 3',
  skip: 'M9 5l5 5-5 5',
  question: 'M7 7.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M10 15.5v.5',
  chevron: 'M6 8l4 4 4-4',
  star: 'M10 3.2l2.1 4.3 4.7.7-3.4 3.3.8 4.7-4.2-2.2-4.2 2.2.8-4.7L3.2 8.2l4.7-.7z',
  swap: 'M4 7h11l-3-3M16 13H5l3 3',
} as const;

export type IconName = keyof typeof paths;

/** A line icon in the colour of its text; decoration, so what it says stands beside it in words. */
export function Icon({
  name,
  className = 'size-4',
}: {
  readonly name: IconName;
  readonly className?: string;
}) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={`shrink-0 ${className}`}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
