/** The project's sign; decoration beside its name. */
export function Logo({ className }: { readonly className: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" fill="none" strokeWidth="2">
      <rect width="32" height="32" rx="7" fill="#0f172a" />
      <path
        d="M9.5 21.5a4.5 4.5 0 0 1 .3-9 6.5 6.5 0 0 1 12.3-.9 5 5 0 0 1 .4 9.9z"
        stroke="#7dd3fc"
        strokeLinejoin="round"
      />
      <path d="M4 26h8l4-9 4 9h8" stroke="#fbbf24" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="16" cy="17" r="2" fill="#fbbf24" />
    </svg>
  );
}
