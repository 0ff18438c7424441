import type { Answer } from '../../state/answer.ts';
import { type Mark, markOf } from '../../state/question-mark.ts';
import { Icon } from '../components/Icon.tsx';

export const markInk: Readonly<Record<Mark, string>> = {
  pass: 'text-pass',
  warn: 'text-warn',
  drop: 'text-drop',
};

/** The verdict in a word, with its mark. */
export function Verdict({ answer: { verdict, title, sentence } }: { readonly answer: Answer }) {
  const mark = markOf(verdict);
  return (
    <p className="flex min-w-0 items-center gap-2 text-sm">
      <span className={markInk[mark]}>
        <Icon name={mark} className="size-5" />
      </span>
      <strong className={`font-semibold ${markInk[mark]}`}>{title}</strong>
      <span className="truncate text-muted sr-only">{sentence}</span>
    </p>
  );
}
