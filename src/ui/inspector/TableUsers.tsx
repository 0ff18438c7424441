import X from 'lucide-react/icons/x';
import { useId, useState } from 'react';
import { associateRouteTable } from '../../editor/commands/subnet-associations.ts';
import type { AwsError } from '../../state/canvas.ts';
import { tableUsers } from '../../state/inspector/associations.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { recordIn } from '../../state/inspector/parts.ts';
import { fieldLook } from './fields.tsx';
import { Problem } from './Problem.tsx';
import { RecordLink } from './RecordLink.tsx';
import { RowButton } from './RowButton.tsx';
import { Section } from './Section.tsx';
import { useCloud, useEdit } from './use-edit.ts';

/** Which subnets and gateways use a route table. */
export function TableUsers({ of: { key, id: tableId, help } }: { readonly of: Inspected }) {
  const id = useId();
  const cloud = useCloud();
  const edit = useEdit();
  const [error, setError] = useState<AwsError | null>(null);
  const table = recordIn(cloud, 'route-table', key);
  if (table === undefined) return null;
  const { isMain, subnets, gateways, implicit, others } = tableUsers(cloud, table);
  const associate = (subnet: string, to: string | null) =>
    setError(edit(associateRouteTable, { key: subnet, to }));
  return (
    <Section title="Used by" help={help.Associations}>
      {isMain && (
        <p className="mb-1 text-xs">
          This is the <strong>main</strong> table of its VPC.
        </p>
      )}
      <ul>
        {subnets.map((subnet) => (
          <li key={subnet.id} className="flex items-center justify-between gap-2">
            <span>
              <RecordLink to={subnet} />{' '}
              <span className="font-mono text-[0.6875rem] text-muted">{subnet.block}</span>
            </span>
            {subnet.key !== null && (
              <RowButton
                label={`Let ${subnet.title} use the main table`}
                onClick={() => associate(subnet.key ?? '', null)}
              >
                <X size={14} aria-hidden="true" />
              </RowButton>
            )}
          </li>
        ))}
        {gateways.map((gateway) => (
          <li key={gateway.id}>
            <RecordLink to={gateway} /> <span className="text-muted text-xs">(edge)</span>
          </li>
        ))}
        {implicit.map((subnet) => (
          <li key={subnet.id}>
            <RecordLink to={subnet} /> <span className="text-muted text-xs">has no table of its own</span>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <select
          aria-label="Give this table to a subnet"
          aria-describedby={id}
          value=""
          onChange={(event) => associate(event.target.value, tableId)}
          className={`${fieldLook} mt-1`}
        >
          <option value="">Give it to a subnet…</option>
          {others.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      <Problem id={id} error={error} />
    </Section>
  );
}
