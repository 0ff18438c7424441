import { useId, useState } from 'react';
import {
  addPrefixEntry,
  addVpcBlock,
  assignAddress,
  removePrefixEntry,
  removeVpcBlock,
  unassignAddress,
} from '../../editor/commands/edit-lists.ts';
import { blockFacts } from '../../state/inspector/cidr-facts.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { interfaceAddresses, prefixEntries, vpcBlocks } from '../../state/inspector/parts.ts';
import { EditableTable, type TableRow } from './EditableTable.tsx';
import { EditForm } from './EditForm.tsx';
import { fieldLook, Labelled, useFocusFirst } from './fields.tsx';
import { useCloud, useEdit } from './use-edit.ts';

/** A VPC's blocks; the primary one is for life. */
export function VpcBlocks({ of: { key, help } }: { readonly of: Inspected }) {
  const cloud = useCloud();
  const edit = useEdit();
  const rows = vpcBlocks(cloud, key).map(
    ({ associationId, block, state, isPrimary, facts }): TableRow => ({
      id: associationId,
      name: `block ${block}`,
      cells: [
        <Mono key="block" text={block} />,
        isPrimary ? 'primary' : state === 'associated' ? 'secondary' : state,
      ],
      note: facts,
      ...(!isPrimary && { onDelete: () => edit(removeVpcBlock, { key, associationId }) }),
    }),
  );
  return (
    <EditableTable
      title="CIDR blocks"
      help={help.CidrBlockAssociationSet}
      columns={['Block', 'Kind']}
      rows={rows}
      empty=""
      noun="block"
      addForm={(close) => <BlockForm of={key} onClose={close} />}
    />
  );
}

function BlockForm({ of: key, onClose }: { readonly of: string; readonly onClose: () => void }) {
  const [cidr, setCidr] = useState('');
  return (
    <EditForm
      label="Add CIDR block"
      submit="Add block"
      command={addVpcBlock}
      args={{ key, cidr }}
      isComplete={cidr !== ''}
      onClose={onClose}
    >
      {(error) => (
        <TextField
          label="Block"
          value={cidr}
          placeholder="10.1.0.0/16"
          isInvalid={error !== null}
          note={blockFacts(cidr)}
          onChange={setCidr}
        />
      )}
    </EditForm>
  );
}

/** A prefix list's entries. */
export function PrefixEntries({ of: { key, help } }: { readonly of: Inspected }) {
  const cloud = useCloud();
  const edit = useEdit();
  const { entries, most, isAws } = prefixEntries(cloud, key);
  const rows = entries.map(
    ({ cidr, description, facts }): TableRow => ({
      id: cidr,
      name: `entry ${cidr}`,
      cells: [<Mono key="cidr" text={cidr} />, description],
      note: facts,
      ...(!isAws && { onDelete: () => edit(removePrefixEntry, { key, cidr }) }),
    }),
  );
  const size = most === null ? '' : ` ${entries.length} of at most ${most} entries.`;
  return (
    <EditableTable
      title="Entries"
      help={`${help.Versions ?? ''}${size}`}
      columns={['Block', 'Description']}
      rows={rows}
      empty="The list is empty: what names it matches nothing."
      noun="entry"
      {...(!isAws && { addForm: (close: () => void) => <EntryForm of={key} onClose={close} /> })}
    />
  );
}

function EntryForm({ of: key, onClose }: { readonly of: string; readonly onClose: () => void }) {
  const [cidr, setCidr] = useState('');
  const [description, setDescription] = useState('');
  return (
    <EditForm
      label="Add entry"
      submit="Add entry"
      command={addPrefixEntry}
      args={{ key, cidr, description }}
      isComplete={cidr !== ''}
      onClose={onClose}
    >
      {(error) => (
        <>
          <TextField
            label="Block"
            value={cidr}
            placeholder="203.0.113.0/24"
            isInvalid={error !== null}
            note={blockFacts(cidr)}
            onChange={setCidr}
          />
          <Description value={description} onChange={setDescription} />
        </>
      )}
    </EditForm>
  );
}

/** An interface's private addresses; the primary one is for life. */
export function Addresses({ of: { key, help } }: { readonly of: Inspected }) {
  const cloud = useCloud();
  const edit = useEdit();
  const rows = interfaceAddresses(cloud, key).map(
    ({ address, isPrimary }): TableRow => ({
      id: address,
      name: address,
      cells: [<Mono key="address" text={address} />, isPrimary ? 'primary' : 'secondary'],
      note: null,
      ...(!isPrimary && { onDelete: () => edit(unassignAddress, { key, address }) }),
    }),
  );
  return (
    <EditableTable
      title="Private addresses"
      help={help.PrivateIpAddresses}
      columns={['Address', 'Kind']}
      rows={rows}
      empty=""
      noun="address"
      addForm={(close) => <AddressForm of={key} onClose={close} />}
    />
  );
}

function AddressForm({ of: key, onClose }: { readonly of: string; readonly onClose: () => void }) {
  const [address, setAddress] = useState('');
  return (
    <EditForm
      label="Add private address"
      submit="Add address"
      command={assignAddress}
      args={{ key, address }}
      isComplete
      onClose={onClose}
    >
      {(error) => (
        <TextField
          label="Address"
          value={address}
          placeholder="AWS chooses"
          isInvalid={error !== null}
          note={null}
          onChange={setAddress}
        />
      )}
    </EditForm>
  );
}

function Mono({ text }: { readonly text: string }) {
  return <span className="break-all font-mono">{text}</span>;
}

function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly isInvalid: boolean;
  readonly note: string | null;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const first = useFocusFirst<HTMLInputElement>();
  return (
    <Labelled label={props.label} htmlFor={id} className="col-span-2">
      <input
        ref={first}
        id={id}
        value={props.value}
        placeholder={props.placeholder}
        aria-invalid={props.isInvalid}
        aria-describedby={`${id}-note`}
        onChange={(event) => props.onChange(event.target.value)}
        className={`${fieldLook} font-mono`}
      />
      <p id={`${id}-note`} className="text-muted text-xs">
        {props.note}
      </p>
    </Labelled>
  );
}

function Description(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <Labelled label="Description (optional)" htmlFor={id} className="col-span-2">
      <input
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className={fieldLook}
      />
    </Labelled>
  );
}
