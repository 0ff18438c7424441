import type { SolvedAnswer } from '../../lessons/exercise/solution-lines.ts';
import { Button } from '../components/Button.tsx';
import { CopyButton } from '../inspector/CopyButton.tsx';
import { ShortText } from '../lesson/ShortText.tsx';

/** A solution as commands to read, to copy and to have typed in the terminal; nothing is run by showing it. */
export function SolutionLines({
  lines,
  answers,
  isTyped,
  onType,
}: {
  readonly lines: readonly string[];
  readonly answers: readonly SolvedAnswer[];
  /** It leads into instances, where the canvas does not. */
  readonly isTyped: boolean;
  readonly onType: () => void;
}) {
  const inside = lines.filter((line) => /^#\s*guest\s/.test(line));
  return (
    <section aria-label="A solution" className="mt-3">
      <div className="flex items-center gap-2">
        <h2 className="flex-1 font-semibold">A solution</h2>
        <CopyButton text={lines.join('\n')} label="Copy the commands" />
      </div>
      <p className="text-muted text-xs">
        {isTyped
          ? 'From the start, as it is typed. Start again before you run it.'
          : 'From the start, as commands. Make the same changes on the canvas, or run them.'}
      </p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text has to be reachable by keyboard
        tabIndex={0}
        className="mt-1 max-h-64 overflow-auto whitespace-pre-wrap break-all rounded-md border border-line bg-sunken p-2 text-[0.6875rem]"
      >
        {lines.join('\n')}
      </pre>
      {inside.length > 0 && (
        <p className="mt-1.5 text-muted text-xs">
          What begins with <code>#</code> is no call to AWS, and a terminal passes over it: choose the
          instance and set its ports in the inspector, under “What listens”.
        </p>
      )}
      {inside.length < lines.length && (
        <Button className="mt-1.5" onClick={onType}>
          Type them into the terminal
        </Button>
      )}
      {answers.length > 0 && (
        <dl aria-label="Answers" className="mt-3 grid gap-1.5">
          {answers.map(({ say, answer }) => (
            <div key={say}>
              <dt className="text-muted text-xs">
                <ShortText text={`${say}?`} />
              </dt>
              <dd className="break-all font-mono text-xs">{answer}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
