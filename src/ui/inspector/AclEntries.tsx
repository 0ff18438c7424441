import Down from 'lucide-react/icons/chevron-down';
import Up from 'lucide-react/icons/chevron-up';
import { useId, useState } from 'react';
import {
  addAclEntry,
  deleteAclEntry,
  type EntryDraft,
  moveAclEntry,
  replaceAclEntry,
} from '../../editor/commands/acl-entries.ts';
import { type AclRow, aclTable } from '../../state/inspector/acl-rows.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { recordIn } from '../../state/inspector/parts.ts';
import { Icon } from '../components/Icon.tsx';
import { EditableTable, type TableRow } from './EditableTable.tsx';
import { EditForm } from './EditForm.tsx';
import { fieldLook, Labelled, useFocusFirst } from './fields.tsx';
import { RowButton } from './RowButton.tsx';
import { TrafficFields, trafficOf } from './TrafficFields.tsx';
import { useAskedRow, useCloud, useEdit, useRuleUses } from './use-edit.ts';

/** A network ACL's rules of both directions, in the order in which they are read. */
export function AclEntries({ of: { key, help } }: { readonly of: Inspected }) {
  return (
    <>
      <Direction of={key} egress={false} help={help.Entries} />
      <Direction of={key} egress help={undefined} />
    </>
  );
}

function Direction(props: {
  readonly of: string;
  readonly egress: boolean;
  readonly help: string | undefined;
}) {
  const { of: key, egress } = props;
  const cloud = useCloud();
  const uses = useRuleUses();
  const edit = useEdit();
  const opens = useAskedRow(key, egress ? 'out' : 'in');
  const acl = recordIn(cloud, 'network-acl', key);
  if (acl === undefined) return null;
  const { rows, lastUse, nextNumber } = aclTable(acl, egress, uses);
  const lines = rows.map(
    (row): TableRow => ({
      id: String(row.number),
      name: `rule ${row.number}`,
      cells: [
        <span key="number" className="font-mono">
          {row.number}
        </span>,
        <Matcher key="matcher" row={row} egress={egress} />,
      ],
      note: row.use,
      buttons: <Movers of={key} egress={egress} row={row} />,
      form: (close) => <EntryForm of={key} egress={egress} draft={row.draft} onClose={close} />,
      onDelete: () => edit(deleteAclEntry, { key, egress, number: row.number }),
    }),
  );
  const fresh: EntryDraft = {
    RuleNumber: nextNumber,
    Protocol: '6',
    RuleAction: 'allow',
    block: '0.0.0.0/0',
    From: 443,
    To: 443,
  };
  return (
    <EditableTable
      title={egress ? 'Outbound rules' : 'Inbound rules'}
      help={props.help}
      columns={['No.', egress ? 'Traffic, to' : 'Traffic, from']}
      rows={lines}
      opens={opens}
      empty=""
      noun="rule"
      addForm={(close) => <EntryForm of={key} egress={egress} draft={fresh} isNew onClose={close} />}
      last={<LastLine use={lastUse} />}
    />
  );
}

function Matcher({ row, egress }: { readonly row: AclRow; readonly egress: boolean }) {
  const { RuleAction, block } = row.draft;
  return (
    <>
      <Verdict action={RuleAction} /> <span className="font-medium">{row.traffic.title}</span>
      <span className="block font-mono text-[0.6875rem] text-muted">
        {row.traffic.detail} {egress ? 'to' : 'from'} {block}
      </span>
    </>
  );
}

function Verdict({ action }: { readonly action: 'allow' | 'deny' }) {
  const isAllowed = action === 'allow';
  return (
    <span className={`whitespace-nowrap font-semibold ${isAllowed ? 'text-pass' : 'text-drop'}`}>
      <Icon name={isAllowed ? 'pass' : 'drop'} className="mr-0.5 inline size-3 align-[-1px]" />
      {action}
    </span>
  );
}

/** ACL-1: what no rule matched is denied; nobody can change that. */
function LastLine({ use }: { readonly use: string | null }) {
  return (
    <>
      <tr className="border-line border-t align-top">
        <td className="py-1 font-mono">*</td>
        <td className="py-1" colSpan={2}>
          <Verdict action="deny" /> <span className="font-medium">everything else</span>
        </td>
      </tr>
      {use !== null && (
        <tr>
          <td colSpan={3} className="pb-1 text-[0.6875rem] text-muted">
            {use}
          </td>
        </tr>
      )}
    </>
  );
}

function Movers(props: { readonly of: string; readonly egress: boolean; readonly row: AclRow }) {
  const { of: key, egress, row } = props;
  const edit = useEdit();
  const move = (step: 1 | -1) => edit(moveAclEntry, { key, egress, number: row.number, step });
  return (
    <>
      <RowButton label={`Read rule ${row.number} earlier`} disabled={row.isFirst} onClick={() => move(-1)}>
        <Up size={14} aria-hidden="true" />
      </RowButton>
      <RowButton label={`Read rule ${row.number} later`} disabled={row.isLast} onClick={() => move(1)}>
        <Down size={14} aria-hidden="true" />
      </RowButton>
    </>
  );
}

function EntryForm(props: {
  readonly of: string;
  readonly egress: boolean;
  readonly draft: EntryDraft;
  readonly isNew?: boolean;
  readonly onClose: () => void;
}) {
  const { of: key, egress, draft: start, isNew = false, onClose } = props;
  const [draft, setDraft] = useState(start);
  const [number, setNumber] = useState(String(start.RuleNumber));
  const [traffic, setTraffic] = useState(() => trafficOf(start.Protocol, start.From, start.To));
  const entry: EntryDraft = {
    ...draft,
    RuleNumber: /^\d+$/.test(number.trim()) ? Number(number) : 0,
    Protocol: traffic.protocol,
    From: traffic.from,
    To: traffic.to,
  };
  const form = {
    label: isNew ? 'Add ACL rule' : 'Change ACL rule',
    submit: isNew ? 'Add rule' : 'Save',
    isComplete: draft.block !== '' && (traffic.text !== '' || !traffic.isCustom),
    onClose,
    children: (error: { readonly path?: string } | null) => {
      const path = error?.path ?? '';
      return (
        <>
          <NumberAndAction
            number={number}
            action={draft.RuleAction}
            isInvalid={path === 'RuleNumber'}
            onNumber={setNumber}
            onAction={(RuleAction) => setDraft({ ...draft, RuleAction })}
          />
          <TrafficFields
            value={traffic}
            style="numbers"
            isInvalid={/PortRange|Icmp/.test(path)}
            onChange={setTraffic}
          />
          <BlockField
            label={egress ? 'To' : 'From'}
            value={draft.block}
            isInvalid={/Cidr/.test(path)}
            onChange={(block) => setDraft({ ...draft, block })}
          />
        </>
      );
    },
  };
  if (isNew) return <EditForm {...form} command={addAclEntry} args={{ key, egress, entry }} />;
  return (
    <EditForm {...form} command={replaceAclEntry} args={{ key, egress, number: start.RuleNumber, entry }} />
  );
}

function NumberAndAction(props: {
  readonly number: string;
  readonly action: 'allow' | 'deny';
  readonly isInvalid: boolean;
  readonly onNumber: (text: string) => void;
  readonly onAction: (action: 'allow' | 'deny') => void;
}) {
  const id = useId();
  const first = useFocusFirst<HTMLInputElement>();
  return (
    <>
      <Labelled label="Number" htmlFor={id}>
        <input
          ref={first}
          id={id}
          inputMode="numeric"
          value={props.number}
          aria-invalid={props.isInvalid}
          onChange={(event) => props.onNumber(event.target.value)}
          className={`${fieldLook} font-mono`}
        />
      </Labelled>
      <Labelled label="Action" htmlFor={`${id}-action`}>
        <select
          id={`${id}-action`}
          value={props.action}
          onChange={(event) => props.onAction(event.target.value === 'allow' ? 'allow' : 'deny')}
          className={fieldLook}
        >
          <option value="allow">allow</option>
          <option value="deny">deny</option>
        </select>
      </Labelled>
    </>
  );
}

function BlockField(props: {
  readonly label: string;
  readonly value: string;
  readonly isInvalid: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <Labelled label={props.label} htmlFor={id} className="col-span-2">
      <input
        id={id}
        value={props.value}
        placeholder="0.0.0.0/0"
        aria-invalid={props.isInvalid}
        onChange={(event) => props.onChange(event.target.value)}
        className={`${fieldLook} font-mono`}
      />
    </Labelled>
  );
}
