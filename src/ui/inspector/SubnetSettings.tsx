import { useId, useState } from 'react';
import { changeSubnetCidr } from '../../editor/commands/change-subnet-cidr.ts';
import { associateAcl, associateRouteTable } from '../../editor/commands/subnet-associations.ts';
import type { AwsError } from '../../state/canvas.ts';
import { subnetUses } from '../../state/inspector/associations.ts';
import { subnetFacts } from '../../state/inspector/cidr-facts.ts';
import type { Choice } from '../../state/inspector/group-rules.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { type Reference, referenceTo } from '../../state/inspector/names.ts';
import { recordIn } from '../../state/inspector/parts.ts';
import { EditText } from './EditText.tsx';
import { fieldLook } from './fields.tsx';
import { Problem } from './Problem.tsx';
import { RecordLink } from './RecordLink.tsx';
import { Section } from './Section.tsx';
import { useCloud, useEdit } from './use-edit.ts';

/** What a subnet uses, and its block: the things about it that other resources hold. */
export function SubnetSettings({ of: { key } }: { readonly of: Inspected }) {
  const cloud = useCloud();
  const edit = useEdit();
  const subnet = recordIn(cloud, 'subnet', key);
  if (subnet === undefined) return null;
  const uses = subnetUses(cloud, subnet);
  const table = uses.routeTable === null ? uses.mainTable : referenceTo(cloud, uses.routeTable);
  return (
    <Section title="Routing and filtering">
      <div className="grid gap-2.5">
        <Picker
          label="Route table"
          value={uses.routeTable ?? ''}
          none={uses.mainTable === null ? 'the main table' : `the main table (${uses.mainTable.title})`}
          choices={uses.routeTables}
          now={table}
          onPick={(to) => edit(associateRouteTable, { key, to: to === '' ? null : to })}
        />
        <Picker
          label="Network ACL"
          value={uses.acl}
          choices={uses.acls}
          now={uses.acl === '' ? null : referenceTo(cloud, uses.acl)}
          onPick={(to) => edit(associateAcl, { key, to })}
        />
        <EditText
          label="IPv4 CIDR block"
          value={subnet.CidrBlock}
          command={changeSubnetCidr}
          argsFor={(cidr) => ({ key, cidr })}
          factsFor={subnetFacts}
          help="AWS cannot change it: with another one the subnet and all in it are made again, with new addresses."
          className="font-mono"
        />
      </div>
    </Section>
  );
}

function Picker(props: {
  readonly label: string;
  readonly value: string;
  /** What an empty choice means; absent: there is none. */
  readonly none?: string;
  readonly choices: readonly Choice[];
  readonly now: Reference | null;
  readonly onPick: (value: string) => AwsError | null;
}) {
  const { label, value, none, choices, now, onPick } = props;
  const id = useId();
  const [error, setError] = useState<AwsError | null>(null);
  return (
    <div>
      <div className="mb-0.5 flex items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium text-muted text-xs">
          {label}
        </label>
        {now !== null && (
          <span className="text-xs">
            Open <RecordLink to={now} />
          </span>
        )}
      </div>
      <select
        id={id}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setError(onPick(event.target.value))}
        className={fieldLook}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Problem id={`${id}-problem`} error={error} />
    </div>
  );
}
