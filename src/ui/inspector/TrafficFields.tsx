import { type Ref, useId } from 'react';
import {
  choiceFor,
  type ProtocolStyle,
  readPorts,
  trafficChoices,
  writePorts,
} from '../../state/inspector/traffic.ts';
import { fieldLook, Labelled } from './fields.tsx';

/** What a rule speaks of, while it is edited. */
export interface Traffic {
  readonly protocol: string;
  readonly from: number | null;
  readonly to: number | null;
  /** The kind is "custom", although the ports happen to be known ones. */
  readonly isCustom: boolean;
  /** As typed, for custom ports. */
  readonly text: string;
}

export function trafficOf(protocol: string, from: number | null, to: number | null): Traffic {
  return { protocol, from, to, isCustom: false, text: writePorts(from, to) };
}

/** The kind of traffic, and its ports where they are written by hand. */
export function TrafficFields(props: {
  readonly value: Traffic;
  readonly style: ProtocolStyle;
  readonly isInvalid: boolean;
  readonly onChange: (value: Traffic) => void;
  readonly first?: Ref<HTMLSelectElement>;
}) {
  const { value, style, onChange } = props;
  const id = useId();
  const choices = trafficChoices(style);
  const custom = choices.find(({ protocol, ports }) => ports === null && protocol === value.protocol);
  const known = choiceFor(value.protocol, value.from, value.to, style);
  const choice = value.isCustom && custom !== undefined ? custom : known;
  const pick = (kind: string) => {
    const next = choices.find((each) => each.id === kind);
    if (next === undefined) return;
    const [from, to] = next.ports === null ? [value.from, value.to] : (next.ports ?? [null, null]);
    onChange({ ...trafficOf(next.protocol, from, to), isCustom: next.ports === null });
  };
  const type = (text: string) => onChange({ ...value, ...readPorts(text), text, isCustom: true });
  const hasPorts = choice?.ports === null;
  return (
    <>
      <Labelled label="Traffic" htmlFor={id} className={hasPorts ? '' : 'col-span-2'}>
        <select
          ref={props.first}
          id={id}
          value={choice?.id ?? 'other'}
          onChange={(event) => pick(event.target.value)}
          className={fieldLook}
        >
          {choice === undefined && <option value="other">Protocol {value.protocol}</option>}
          {choices.map((each) => (
            <option key={each.id} value={each.id}>
              {each.label}
              {each.ports != null && each.ports[0] > 8 ? ` (${writePorts(...each.ports)})` : ''}
            </option>
          ))}
        </select>
      </Labelled>
      {hasPorts && (
        <Labelled label="Ports" htmlFor={`${id}-ports`}>
          <input
            id={`${id}-ports`}
            value={value.text}
            placeholder="8080 or 8000-8080"
            aria-invalid={props.isInvalid}
            onChange={(event) => type(event.target.value)}
            className={`${fieldLook} font-mono`}
          />
        </Labelled>
      )}
    </>
  );
}
