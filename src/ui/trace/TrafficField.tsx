import { useId, useState } from 'react';
import type { Traffic } from '../../state/reach.ts';
import { presetOf, probePresets } from './probe-presets.ts';

const CUSTOM = 'custom';

/** The kind of traffic: a well-known service, or any port. */
export function TrafficField(props: {
  readonly traffic: Traffic;
  readonly onChange: (part: Partial<Traffic>) => void;
}) {
  const { traffic, onChange } = props;
  const id = useId();
  const portId = useId();
  const [isCustom, setCustom] = useState(false);
  const preset = isCustom ? undefined : presetOf(traffic.protocol, traffic.port);
  const pick = (value: string) => {
    const chosen = probePresets.find((candidate) => candidate.id === value);
    setCustom(chosen === undefined);
    if (chosen !== undefined) onChange({ protocol: chosen.protocol, port: chosen.port });
    else onChange({ protocol: traffic.protocol === 17 ? 17 : 6, port: traffic.port ?? 443 });
  };
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="font-medium text-muted text-xs">
        Traffic
      </label>
      <select
        id={id}
        value={preset?.id ?? CUSTOM}
        onChange={(event) => pick(event.target.value)}
        className="h-8 w-44 rounded-md border border-line bg-surface px-2 text-[0.8125rem]"
      >
        {probePresets.map(({ id: value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        <option value={CUSTOM}>Another port…</option>
      </select>
      {preset === undefined && (
        <>
          <select
            aria-label="Protocol"
            value={traffic.protocol}
            onChange={(event) => onChange({ protocol: Number(event.target.value) })}
            className="h-8 rounded-md border border-line bg-surface px-2 text-[0.8125rem]"
          >
            <option value={6}>tcp</option>
            <option value={17}>udp</option>
          </select>
          <label htmlFor={portId} className="sr-only">
            Port
          </label>
          <input
            id={portId}
            type="number"
            min={0}
            max={65535}
            value={traffic.port ?? 0}
            onChange={(event) => onChange({ port: Number(event.target.value) })}
            className="h-8 w-20 rounded-md border border-line bg-surface px-2 font-mono text-[0.8125rem]"
          />
        </>
      )}
    </span>
  );
}
