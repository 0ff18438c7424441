import { type FormEvent, useId, useMemo, useState } from 'react';
import { removeProbe, sameQuestion, saveProbe } from '../../editor/commands/probes.ts';
import type { Probe } from '../../state/canvas.ts';
import { type EndpointGroup, endpointChoices } from '../../state/endpoints.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { FIRST_PRESET } from './probe-presets.ts';
import { TrafficField } from './TrafficField.tsx';

/** Who asks whom, for what: the question, and the questions that were kept. */
export function ProbeBar() {
  const lab = useLab();
  const cloud = useLabState((state) => state.document.cloud);
  const saved = useLabState((state) => state.document.probes);
  const groups = useMemo(() => endpointChoices(cloud), [cloud]);
  const values = groups.flatMap((group) => group.choices.map((choice) => choice.value));
  const [draft, setDraft] = useState<Omit<Probe, 'id'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = useLabState((state) => state.open);
  const { from, to, protocol, port, sourcePort } = open?.probe ?? firstQuestion(values);
  const question = { from, to, protocol, port, sourcePort, ...draft };
  const change = (part: Partial<Omit<Probe, 'id'>>) => setDraft({ ...question, ...part });
  const probe: Probe = {
    ...question,
    id: `${question.from}>${question.to}/${question.protocol}:${question.port}`,
  };
  const known = saved.find((other) => sameQuestion(other, probe));

  const send = (event: FormEvent) => {
    event.preventDefault();
    const answer = lab.ask(probe);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) setDraft(null);
  };

  return (
    <>
      <form onSubmit={send} aria-label="Send a packet" className="flex flex-wrap items-center gap-1.5">
        <EndField label="From" value={question.from} groups={groups} onChange={(from) => change({ from })} />
        <IconButton
          label="Swap source and destination"
          className="size-7!"
          onClick={() => change({ from: question.to, to: question.from })}
        >
          <Icon name="swap" />
        </IconButton>
        <EndField label="To" value={question.to} groups={groups} onChange={(to) => change({ to })} />
        <TrafficField traffic={question} onChange={change} />
        <Button look="accent" type="submit">
          Send packet
        </Button>
        <IconButton
          label={known === undefined ? 'Keep this question' : 'Forget this question'}
          isPressed={known !== undefined}
          onClick={() =>
            lab.whenReady(() => {
              if (known === undefined) lab.run(saveProbe, probe);
              else lab.run(removeProbe, known);
            })
          }
        >
          <Icon name="star" />
        </IconButton>
      </form>
      {problem !== null && (
        <p role="alert" className="w-full text-drop text-sm">
          {problem}
        </p>
      )}
    </>
  );
}

function firstQuestion(values: readonly string[]): Omit<Probe, 'id'> {
  const { protocol, port } = FIRST_PRESET;
  return { from: 'internet', to: values[1] ?? 'internet', protocol, port, sourcePort: null };
}

function EndField(props: {
  readonly label: string;
  readonly value: string;
  readonly groups: readonly EndpointGroup[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const isListed = props.groups.some((group) => group.choices.some(({ value }) => value === props.value));
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="font-medium text-muted text-xs">
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="h-8 w-28 rounded-md border border-line bg-surface px-2 text-[0.8125rem]"
      >
        {!isListed && <option value={props.value}>{props.value}</option>}
        {props.groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </span>
  );
}
