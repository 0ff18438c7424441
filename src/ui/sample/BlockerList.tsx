import type { Answer, BlockerAnswer } from '../../state/sample/answer.ts';
import { Card } from '../components/Card.tsx';
import { BlockerNumber } from './BlockerNumber.tsx';
import { stepAnchor } from './step-anchor.ts';

/** Everything that stands in the way, in the order met, each with the smallest change that helps. */
export function BlockerList({ answer }: { readonly answer: Answer }) {
  const { blockers } = answer;
  if (blockers.length === 0) return null;
  const title = blockers.length === 1 ? 'What blocks it' : `All ${blockers.length} things that block it`;
  return (
    <Card
      title={title}
      aside={
        blockers.length > 1 && (
          <span className="text-muted text-xs">Mend only the first, and the next one stops it.</span>
        )
      }
    >
      <ol className="grid gap-3">
        {blockers.map((blocker) => (
          <BlockerEntry key={blocker.number} blocker={blocker} />
        ))}
      </ol>
    </Card>
  );
}

function BlockerEntry({ blocker }: { readonly blocker: BlockerAnswer }) {
  const way = blocker.direction === 'forward' ? 'on the way there' : 'on the way back';
  return (
    <li className="flex gap-3">
      <BlockerNumber number={blocker.number} />
      <div className="min-w-0 text-sm">
        <p>
          <strong className="font-semibold">{blocker.where}</strong>: {blocker.title}{' '}
          <span className="text-muted">({way})</span>
        </p>
        <p className="mt-0.5 text-muted">{blocker.sentence}</p>
        <p className="mt-1">
          <strong className="font-semibold text-pass">Mend:</strong> {blocker.mend}
        </p>
        <p className="mt-1 flex flex-wrap gap-x-4 text-xs">
          <code className="break-all text-muted">{blocker.code}</code>
          <a
            href={`#${blocker.stepId}`}
            className="text-accent underline underline-offset-2"
            onClick={(event) => {
              event.preventDefault();
              stepAnchor(blocker.stepId)?.focus();
            }}
          >
            Show the step
          </a>
        </p>
      </div>
    </li>
  );
}
