import type { Answer } from '../../state/sample/answer.ts';
import type { Question } from '../../state/sample/sample.ts';
import { Icon, type IconName } from '../components/Icon.tsx';

interface Look {
  readonly icon: IconName;
  readonly box: string;
  readonly disc: string;
  readonly ink: string;
}

const good: Look = { icon: 'pass', box: 'bg-pass-soft border-pass/40', disc: 'bg-pass', ink: 'text-pass' };
const bad: Look = { icon: 'drop', box: 'bg-drop-soft border-drop/40', disc: 'bg-drop', ink: 'text-drop' };
const doubtful: Look = {
  icon: 'warn',
  box: 'bg-warn-soft border-warn/40',
  disc: 'bg-warn',
  ink: 'text-warn',
};

const looks: Record<Answer['verdict'], Look> = {
  reachable: good,
  partly: doubtful,
  'reply-lost': bad,
  refused: bad,
  blocked: bad,
  unknown: { ...doubtful, icon: 'question' },
};

/** The answer in one glance. */
export function VerdictBanner({
  question,
  answer,
}: {
  readonly question: Question;
  readonly answer: Answer;
}) {
  const look = looks[answer.verdict];
  const cause = answer.blockers[0];
  return (
    <div className={`flex gap-4 rounded-xl border p-4 ${look.box}`}>
      <span className={`grid size-10 shrink-0 place-items-center rounded-full text-page ${look.disc}`}>
        <Icon name={look.icon} className="size-6" />
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <strong className={`font-semibold text-xl ${look.ink}`}>{answer.title}</strong>
          <span className="font-mono text-sm">
            {question.from} → {question.to}, tcp {question.port}
          </span>
        </p>
        <p className="mt-0.5 text-sm">
          {answer.sentence} {answer.symptom}
        </p>
        {cause !== undefined && (
          <p className="mt-1 font-medium text-sm">
            At {lowerFirst(cause.where)}: {cause.title}.
          </p>
        )}
      </div>
    </div>
  );
}

/** A question that makes no sense in this network, and why. */
export function Unanswerable({ sentence }: { readonly sentence: string }) {
  return (
    <div className={`flex items-center gap-4 rounded-xl border p-4 ${doubtful.box}`}>
      <span className={`grid size-10 shrink-0 place-items-center rounded-full text-page ${doubtful.disc}`}>
        <Icon name="question" className="size-6" />
      </span>
      <p className="text-sm">{sentence}</p>
    </div>
  );
}

/** A place in the middle of a sentence; names and acronyms keep their capitals. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
