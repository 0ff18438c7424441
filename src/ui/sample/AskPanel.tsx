import { places, ports, readyQuestions } from '../../state/sample/questions.ts';
import type { Question } from '../../state/sample/sample.ts';
import { Icon } from '../components/Icon.tsx';
import { Segments } from '../components/Segments.tsx';
import { SelectField } from '../components/SelectField.tsx';

const segments = ports.map(({ port, service }) => ({ value: port, label: service }));

/** Who asks whom, on which port. */
export function AskPanel(props: {
  readonly question: Question;
  readonly onAsk: (question: Question) => void;
  readonly className: string;
}) {
  const { question, onAsk } = props;
  const { from, to, port } = question;
  return (
    <section
      aria-label="Ask"
      className={`flex flex-wrap items-end gap-x-6 gap-y-2.5 rounded-xl border border-line bg-surface p-3 shadow-xs ${props.className}`}
    >
      <div className="flex items-end gap-2 max-sm:w-full max-sm:*:flex-1">
        <SelectField
          label="From"
          value={from}
          options={places}
          onChange={(value) => onAsk({ from: value, to, port })}
        />
        <button
          type="button"
          aria-label="Swap from and to"
          title="Swap from and to"
          onClick={() => onAsk({ from: to, to: from, port })}
          className="grid size-9 shrink-0 place-items-center rounded-lg border border-line text-muted hover:bg-sunken hover:text-ink max-sm:flex-none!"
        >
          <Icon name="swap" />
        </button>
        <SelectField
          label="To"
          value={to}
          options={places}
          onChange={(value) => onAsk({ from, to: value, port })}
        />
      </div>
      <Segments
        legend="TCP port"
        segments={segments}
        value={port}
        onChange={(value) => onAsk({ from, to, port: value })}
      />
      <fieldset className="flex min-w-0 items-center gap-2 max-sm:flex-col max-sm:items-start max-sm:gap-1">
        <legend className="sr-only">Ready questions</legend>
        <span aria-hidden="true" className="font-medium text-muted text-xs">
          Or try
        </span>
        <div className="flex flex-wrap gap-2">
          {readyQuestions.map((ready) => (
            <button
              key={ready.label}
              type="button"
              aria-pressed={ready.from === from && ready.to === to && ready.port === port}
              onClick={() => onAsk({ from: ready.from, to: ready.to, port: ready.port })}
              className="h-9 rounded-lg border border-line px-3 text-sm hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {ready.label}
            </button>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
