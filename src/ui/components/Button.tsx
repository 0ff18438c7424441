import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'accent' | 'quiet';
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

const looks = {
  plain: 'border border-line bg-surface text-ink hover:bg-sunken',
  accent: 'bg-accent text-on-accent hover:opacity-90',
  quiet: 'text-ink hover:bg-sunken',
} as const;

/** A button with words on it. */
export function Button({ look = 'plain', className = '', children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex h-8 items-center justify-center gap-1.5 rounded-md px-2.5 font-medium text-[0.8125rem] disabled:cursor-default disabled:opacity-45 ${looks[look]} ${className}`}
    >
      {children}
    </button>
  );
}
