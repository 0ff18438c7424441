import X from 'lucide-react/icons/x';
import { type FormEvent, useId, useState } from 'react';
import { setForwarding } from '../../editor/commands/set-forwarding.ts';
import { setListeners } from '../../editor/commands/set-listeners.ts';
import type { AwsError } from '../../state/canvas.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { guestOf } from '../../state/inspector/parts.ts';
import { Button } from '../components/Button.tsx';
import { fieldLook } from './fields.tsx';
import { Problem } from './Problem.tsx';
import { RowButton } from './RowButton.tsx';
import { Section } from './Section.tsx';
import { useCloud, useEdit } from './use-edit.ts';

type Listener = ReturnType<typeof guestOf>['listeners'] extends readonly (infer L)[] | null ? L : never;

/** What runs inside an instance: AWS cannot see it, but packets can. */
export function Guest({ of: { key, id: instanceId } }: { readonly of: Inspected }) {
  const id = useId();
  const cloud = useCloud();
  const edit = useEdit();
  const [error, setError] = useState<AwsError | null>(null);
  const { listeners, forwarding } = guestOf(cloud, instanceId);
  const set = (next: readonly Listener[] | null) => setError(edit(setListeners, { key, listeners: next }));
  return (
    <Section title="Software inside" help="AWS does not know it; whether a packet is answered depends on it.">
      <label htmlFor={id} className="mb-0.5 block font-medium text-muted text-xs">
        What listens
      </label>
      <select
        id={id}
        value={listeners === null ? 'unknown' : 'known'}
        onChange={(event) => set(event.target.value === 'unknown' ? null : [])}
        className={fieldLook}
      >
        <option value="unknown">not known: any port answers</option>
        <option value="known">only these ports</option>
      </select>
      {listeners !== null && <Listeners listeners={listeners} onChange={set} />}
      <Problem id={`${id}-problem`} error={error} />
      <label htmlFor={`${id}-forwarding`} className="mt-2 mb-0.5 block font-medium text-muted text-xs">
        Packets of others
      </label>
      <select
        id={`${id}-forwarding`}
        value={forwarding ?? ''}
        onChange={(event) =>
          setError(edit(setForwarding, { key, forwarding: readForwarding(event.target.value) }))
        }
        className={fieldLook}
      >
        <option value="">not known</option>
        <option value="drop">ignored</option>
        <option value="route">passed on unchanged</option>
        <option value="masquerade">passed on as its own (NAT)</option>
      </select>
    </Section>
  );
}

function readForwarding(text: string): 'drop' | 'route' | 'masquerade' | null {
  return text === 'drop' || text === 'route' || text === 'masquerade' ? text : null;
}

function Listeners(props: {
  readonly listeners: readonly Listener[];
  readonly onChange: (next: readonly Listener[]) => void;
}) {
  const { listeners, onChange } = props;
  const [port, setPort] = useState('');
  const [protocol, setProtocol] = useState<'tcp' | 'udp'>('tcp');
  const add = (event: FormEvent) => {
    event.preventDefault();
    onChange([...listeners, { Protocol: protocol, Port: Number(port) }]);
    setPort('');
  };
  return (
    <>
      <ul className="mt-1 flex flex-wrap gap-1">
        {listeners.length === 0 && (
          <li className="text-muted text-xs">Nothing listens: every connection is refused.</li>
        )}
        {listeners.map(({ Protocol, Port }) => (
          <li
            key={`${Protocol}/${Port}`}
            className="inline-flex items-center gap-0.5 rounded-md border border-line bg-page pl-2 font-mono text-xs"
          >
            {Protocol} {Port}
            <RowButton
              label={`Stop listening on ${Protocol} ${Port}`}
              onClick={() =>
                onChange(listeners.filter((each) => each.Protocol !== Protocol || each.Port !== Port))
              }
            >
              <X size={13} aria-hidden="true" />
            </RowButton>
          </li>
        ))}
      </ul>
      <form onSubmit={add} aria-label="Add a listener" className="mt-1.5 flex gap-1.5">
        <select
          aria-label="Protocol"
          value={protocol}
          onChange={(event) => setProtocol(event.target.value === 'udp' ? 'udp' : 'tcp')}
          className={`${fieldLook} w-20!`}
        >
          <option>tcp</option>
          <option>udp</option>
        </select>
        <input
          aria-label="Port"
          type="number"
          min={1}
          max={65535}
          required
          value={port}
          placeholder="8080"
          onChange={(event) => setPort(event.target.value)}
          className={`${fieldLook} w-24! font-mono`}
        />
        <Button type="submit">Listen</Button>
      </form>
    </>
  );
}
