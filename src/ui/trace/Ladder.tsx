import { Fragment } from 'react';
import type { Answer, HopAnswer, Leg } from '../../state/answer.ts';
import { IF_MENDED } from '../../text/english/story-words.ts';
import { Card } from '../components/Card.tsx';
import { StepItem } from './StepItem.tsx';

/** The request and the reply, each as a ladder of hops; beside each other where there is room. */
export function Ladder({ answer }: { readonly answer: Answer }) {
  const numbers = new Map(answer.blockers.map(({ stepId, number }) => [stepId, number]));
  return (
    <>
      <div className="grid items-start gap-4 2xl:grid-cols-2">
        {answer.legs.map((leg) => (
          <LegCard key={leg.direction} leg={leg} numbers={numbers} />
        ))}
      </div>
      <Assumptions assumptions={answer.assumptions} />
    </>
  );
}

type Numbers = ReadonlyMap<string, number>;

function LegCard({ leg, numbers }: { readonly leg: Leg; readonly numbers: Numbers }) {
  const title = leg.direction === 'forward' ? 'Request' : 'Reply';
  const steps = leg.hops.flatMap((hop) => hop.steps);
  const imaginedFrom = leg.imagined ? null : (steps.find((step) => step.hypothetical)?.id ?? null);
  return (
    <Card
      title={title}
      aside={
        leg.imagined && <span className="text-muted text-xs">What would happen if the request arrived</span>
      }
    >
      <ol>
        {leg.hops.map((hop, index) => (
          // A packet may come by the same place twice: its position is what tells two hops apart.
          <HopItem
            key={hop.steps[0]?.id ?? hop.place}
            hop={hop}
            number={index + 1}
            numbers={numbers}
            imaginedFrom={imaginedFrom}
          />
        ))}
      </ol>
    </Card>
  );
}

function HopItem(props: {
  readonly hop: HopAnswer;
  readonly number: number;
  readonly numbers: Numbers;
  /** The step from which on nothing really happens. */
  readonly imaginedFrom: string | null;
}) {
  const { hop, number, numbers, imaginedFrom } = props;
  const isImagined = hop.steps.every((step) => step.hypothetical);
  return (
    <li className="relative pb-3 pl-9 last:pb-0">
      <span aria-hidden="true" className="absolute top-7 bottom-0 left-3 w-px bg-line in-last:hidden" />
      <span
        aria-hidden="true"
        className={`absolute top-0.5 left-0 grid size-6 place-items-center rounded-full border text-xs ${isImagined ? 'border-line border-dashed text-muted' : 'border-accent text-accent'}`}
      >
        {number}
      </span>
      <h3 className="flex flex-wrap items-baseline gap-x-2 pt-0.5 font-medium">
        {hop.title}
        {hop.place !== 'internet' && <code className="font-normal text-muted text-xs">{hop.place}</code>}
      </h3>
      <ul className="mt-1">
        {hop.steps.map((step) => (
          <Fragment key={step.id}>
            {step.id === imaginedFrom && (
              <li className="mt-2 mb-1 flex items-center gap-2 pl-2 text-muted text-xs after:h-px after:flex-1 after:bg-line">
                {IF_MENDED}
              </li>
            )}
            <StepItem step={step} blocker={numbers.get(step.id) ?? null} />
          </Fragment>
        ))}
      </ul>
    </li>
  );
}

function Assumptions({ assumptions }: { readonly assumptions: readonly string[] }) {
  if (assumptions.length === 0) return null;
  return (
    <Card title="Taken for granted">
      <ul className="list-disc pl-5 text-muted text-sm">
        {assumptions.map((assumption) => (
          <li key={assumption}>It is assumed that {assumption}: the configuration does not say.</li>
        ))}
      </ul>
    </Card>
  );
}
