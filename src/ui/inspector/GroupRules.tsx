import { type ReactNode, useId, useState } from 'react';
import {
  authorizeRule,
  changeRule,
  type RuleDraft,
  revokeRule,
} from '../../editor/commands/security-group-rules.ts';
import { peerChoices, type RuleRow, ruleRows } from '../../state/inspector/group-rules.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { recordIn } from '../../state/inspector/parts.ts';
import { Button } from '../components/Button.tsx';
import { EditableTable, type TableRow } from './EditableTable.tsx';
import { EditForm } from './EditForm.tsx';
import { fieldLook, GroupedOptions, Labelled, useFocusFirst } from './fields.tsx';
import { RecordLink } from './RecordLink.tsx';
import { blankRule, rulePresets } from './rule-presets.ts';
import { TrafficFields, trafficOf } from './TrafficFields.tsx';
import { useAskedRow, useCloud, useEdit, useRuleUses } from './use-edit.ts';

/** A security group's rules of both directions. */
export function GroupRules({ of: { key, help } }: { readonly of: Inspected }) {
  return (
    <>
      <Direction of={key} egress={false} help={help.IpPermissions} />
      <Direction of={key} egress help={help.IpPermissionsEgress} />
    </>
  );
}

interface DirectionProps {
  readonly of: string;
  readonly egress: boolean;
  readonly help: string | undefined;
}

function Direction({ of: key, egress, help }: DirectionProps) {
  const cloud = useCloud();
  const uses = useRuleUses();
  const edit = useEdit();
  const opens = useAskedRow(key, egress ? 'out' : 'in');
  const group = recordIn(cloud, 'security-group', key);
  if (group === undefined) return null;
  const rows = ruleRows(cloud, group, egress, uses).map((row): TableRow => {
    const name = `${row.traffic.title} ${egress ? 'to' : 'from'} ${row.peer.title}`;
    return {
      id: row.id,
      name,
      cells: [<TrafficCell key="traffic" row={row} />, <PeerCell key="peer" row={row} />],
      note:
        [row.draft.Description, row.use].filter((part) => part !== null && part !== '').join(' · ') || null,
      form: (close) => <RuleForm of={key} egress={egress} row={row} onClose={close} />,
      onDelete: () => edit(revokeRule, { key, ruleId: row.id }),
    };
  });
  return (
    <EditableTable
      title={egress ? 'Outbound rules' : 'Inbound rules'}
      help={help}
      columns={['Traffic', egress ? 'To' : 'From']}
      rows={rows}
      opens={opens}
      empty={egress ? 'Nothing may leave.' : 'Nothing may come in.'}
      noun="rule"
      addForm={(close) => <RuleForm of={key} egress={egress} onClose={close} />}
    />
  );
}

export function TrafficCell({ row }: { readonly row: Pick<RuleRow, 'traffic'> }) {
  return (
    <>
      <span className="block font-medium">{row.traffic.title}</span>
      <span className="block font-mono text-[0.6875rem] text-muted">{row.traffic.detail}</span>
    </>
  );
}

function PeerCell({ row }: { readonly row: RuleRow }): ReactNode {
  const { peer } = row;
  return (
    <>
      <RecordLink to={peer} />
      {peer.title !== peer.id && (
        <span className="block break-all font-mono text-[0.6875rem] text-muted">{peer.id}</span>
      )}
    </>
  );
}

/** A rule, new or changed; presets fill it in. */
function RuleForm(props: {
  readonly of: string;
  readonly egress: boolean;
  readonly row?: RuleRow;
  readonly onClose: () => void;
}) {
  const { of: key, egress, row, onClose } = props;
  const [draft, setDraft] = useState<RuleDraft>(row?.draft ?? blankRule);
  const [traffic, setTraffic] = useState(() => trafficOf(draft.IpProtocol, draft.FromPort, draft.ToPort));
  const first = useFocusFirst<HTMLSelectElement>();
  const rule: RuleDraft = {
    ...draft,
    IpProtocol: traffic.protocol,
    FromPort: traffic.from,
    ToPort: traffic.to,
  };
  const fill = (preset: RuleDraft) => {
    setDraft({ ...preset, Description: draft.Description });
    setTraffic(trafficOf(preset.IpProtocol, preset.FromPort, preset.ToPort));
    if (preset.peer === '') first.current?.form?.querySelector<HTMLElement>('[data-peer]')?.focus();
  };
  const fields = (problem: string) => (
    <>
      {row === undefined && !egress && (
        <div className="col-span-2 flex flex-wrap gap-1">
          {rulePresets.map(({ label, rule: preset }) => (
            <Button key={label} className="h-6.5! px-2! text-xs!" onClick={() => fill(preset)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      <TrafficFields
        first={first}
        value={traffic}
        style="names"
        isInvalid={/Port/.test(problem)}
        onChange={setTraffic}
      />
      <PeerField
        of={key}
        label={egress ? 'To' : 'From'}
        value={draft.peer}
        isInvalid={/Cidr|Group|Prefix/.test(problem)}
        onChange={(peer) => setDraft({ ...draft, peer })}
      />
      <DescriptionField
        value={draft.Description}
        onChange={(Description) => setDraft({ ...draft, Description })}
      />
    </>
  );
  const isComplete = draft.peer !== '' && (traffic.text !== '' || !traffic.isCustom);
  if (row !== undefined)
    return (
      <EditForm
        label="Change rule"
        submit="Save"
        command={changeRule}
        args={{ key, ruleId: row.id, rule }}
        isComplete={isComplete}
        onClose={onClose}
      >
        {(error) => fields(error?.path ?? '')}
      </EditForm>
    );
  return (
    <EditForm
      label={egress ? 'Add outbound rule' : 'Add inbound rule'}
      submit="Add rule"
      command={authorizeRule}
      args={{ key, egress, rule }}
      isComplete={isComplete}
      onClose={onClose}
    >
      {(error) => fields(error?.path ?? '')}
    </EditForm>
  );
}

function DescriptionField(props: { readonly value: string; readonly onChange: (value: string) => void }) {
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

const BLOCK = 'block';

/** Whom the rule names: picked, or a block written by hand. */
function PeerField(props: {
  readonly of: string;
  readonly label: string;
  readonly value: string;
  readonly isInvalid: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, onChange, isInvalid } = props;
  const id = useId();
  const cloud = useCloud();
  const group = recordIn(cloud, 'security-group', props.of);
  const groups = group === undefined ? [] : peerChoices(cloud, group);
  const isListed = groups.some(({ choices }) => choices.some((choice) => choice.value === value));
  const [written, setWritten] = useState(value !== '' && !isListed ? value : null);
  // A preset may have put something else in its place.
  const isWritten = written === value;
  const write = (text: string) => {
    setWritten(text);
    onChange(text);
  };
  return (
    <div className="col-span-2 grid gap-1">
      <Labelled label={label} htmlFor={id}>
        <select
          id={id}
          data-peer=""
          value={isWritten ? BLOCK : value}
          aria-invalid={isInvalid && !isWritten}
          onChange={(event) => {
            if (event.target.value === BLOCK) write('');
            else {
              setWritten(null);
              onChange(event.target.value);
            }
          }}
          className={fieldLook}
        >
          <option value="">Choose…</option>
          <GroupedOptions groups={groups} />
          <option value={BLOCK}>Another block or id…</option>
        </select>
      </Labelled>
      {isWritten && (
        <input
          aria-label={`${label}: block or id`}
          value={value}
          placeholder="203.0.113.7/32"
          aria-invalid={isInvalid}
          onChange={(event) => write(event.target.value)}
          className={`${fieldLook} font-mono`}
        />
      )}
    </div>
  );
}
