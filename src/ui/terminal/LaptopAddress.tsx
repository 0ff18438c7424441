import Laptop from 'lucide-react/icons/laptop';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { laptopAddress, readLaptop } from '../../state/terminal/laptop.ts';
import { Button } from '../components/Button.tsx';
import { Popover } from '../components/Popover.tsx';
import { fieldLook } from '../inspector/fields.tsx';
import { useSettings, useSettingsPort } from '../lab/settings-port.ts';

/** The address from which the terminals' packets come, shown and changed. */
export function LaptopAddress() {
  const address = laptopAddress(useSettings().laptop);
  return (
    <Popover
      label="Address of this laptop"
      align="right"
      button={(props) => (
        <Button
          look="quiet"
          className="h-7! px-2! font-mono text-xs!"
          aria-label={`This laptop has the address ${address} on the internet: change it`}
          {...props}
        >
          <Laptop size={15} aria-hidden="true" />
          {address}
        </Button>
      )}
    >
      {(close) => <AddressForm address={address} onDone={close} />}
    </Popover>
  );
}

function AddressForm({ address, onDone }: { readonly address: string; readonly onDone: () => void }) {
  const settings = useSettingsPort();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(address);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readLaptop(text);
    if (!read.ok) {
      setError(read.error);
      return;
    }
    settings.change({ laptop: read.value });
    onDone();
  };
  return (
    <form onSubmit={save} className="w-72 p-1.5" noValidate>
      <label htmlFor={id} className="mb-0.5 block font-medium text-xs">
        Your laptop’s address on the internet
      </label>
      <p id={`${id}-help`} className="mb-1.5 text-muted text-xs">
        ssh, curl and the like come from there. Security groups and network ACLs see this address.
      </p>
      <div className="flex gap-1.5">
        <input
          ref={field}
          id={id}
          value={text}
          inputMode="decimal"
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-help ${id}-error`}
          aria-invalid={error !== null}
          onChange={(event) => setText(event.target.value)}
          className={`${fieldLook} font-mono`}
        />
        <Button type="submit" className="shrink-0 whitespace-nowrap">
          Use it
        </Button>
      </div>
      <div id={`${id}-error`} aria-live="polite">
        {error !== null && <p className="mt-1 text-drop text-xs">{error}</p>}
      </div>
    </form>
  );
}
