import { type FormEvent, useId, useState } from 'react';
import { insertSubnet } from '../../editor/commands/insert-subnet.ts';
import { grouped, subnetFacts } from '../../state/inspector/cidr-facts.ts';
import { freeBlock, subnetSizes, zoneChoices } from '../../state/inspector/subnet-map.ts';
import { Button } from '../components/Button.tsx';
import { useLab } from '../lab/lab-context.ts';
import { fieldLook, Labelled } from './fields.tsx';
import { Problem } from './Problem.tsx';
import { useCloud, useTrial } from './use-edit.ts';

/** Prefix lengths from a wide subnet to the smallest that AWS takes. */

/** A new subnet: the next free block of a size, or any block that is written. */
export function NewSubnet(props: {
  /** Document key of the VPC. */
  readonly of: string;
  readonly wanted: string | null;
  readonly onWanted: (block: string | null) => void;
}) {
  const { of: key, wanted, onWanted } = props;
  const lab = useLab();
  const cloud = useCloud();
  const id = useId();
  const [length, setLength] = useState<number>(24);
  const [zone, setZone] = useState('');
  const next = freeBlock(cloud, key, length);
  const cidr = wanted ?? next ?? '';
  const args = { into: key, cidr: cidr.trim(), ...(zone === '' ? {} : { zone }) };
  const error = useTrial(insertSubnet, cidr === '' ? null : args);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cidr === '' || error !== null) return;
    lab.whenReady(() => {
      if (lab.run(insertSubnet, args).ok) onWanted(null);
    });
  };
  return (
    <form aria-label="Add a subnet" onSubmit={submit} className="rounded-lg border border-line bg-page p-3">
      <div className="flex flex-wrap items-end gap-3">
        <Labelled label="Next free block" htmlFor={`${id}-size`}>
          <select
            id={`${id}-size`}
            value={length}
            onChange={({ target }) => {
              setLength(Number(target.value));
              onWanted(null);
            }}
            className={fieldLook}
          >
            {subnetSizes().map((size) => (
              <option key={size.length} value={size.length}>
                /{size.length}, {grouped(size.usable)} usable
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label="Block" htmlFor={`${id}-block`} className="w-40">
          <input
            id={`${id}-block`}
            value={cidr}
            data-block
            aria-invalid={error !== null}
            aria-describedby={`${id}-problem`}
            onChange={({ target }) => onWanted(target.value)}
            className={`${fieldLook} font-mono`}
          />
        </Labelled>
        <Labelled label="Availability Zone" htmlFor={`${id}-zone`}>
          <select
            id={`${id}-zone`}
            value={zone}
            onChange={({ target }) => setZone(target.value)}
            className={fieldLook}
          >
            <option value="">The emptiest</option>
            {zoneChoices(cloud, key).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        <Button look="accent" type="submit" disabled={cidr === '' || error !== null}>
          Add subnet
        </Button>
      </div>
      <p className="mt-1.5 text-muted text-xs">
        {next === null && wanted === null
          ? `No /${length} is free in this VPC: choose a smaller one.`
          : (subnetFacts(cidr) ?? 'Write a block like 10.0.1.0/24.')}
      </p>
      <Problem id={`${id}-problem`} error={error} />
    </form>
  );
}
