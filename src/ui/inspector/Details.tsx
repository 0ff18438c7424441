import type { FunctionComponent } from 'react';
import type { FieldView, Inspected } from '../../state/inspector/inspected.ts';
import { AclEntries } from './AclEntries.tsx';
import { Connections } from './Connections.tsx';
import { FieldRow } from './FieldRow.tsx';
import { GroupRules } from './GroupRules.tsx';
import { Guest } from './Guest.tsx';
import { Head } from './Head.tsx';
import { PlanSubnets } from './PlanSubnets.tsx';
import { Routes } from './Routes.tsx';
import { Section } from './Section.tsx';
import { Addresses, PrefixEntries, VpcBlocks } from './SmallTables.tsx';
import { SubnetSettings } from './SubnetSettings.tsx';
import { TableUsers } from './TableUsers.tsx';
import { Tags } from './Tags.tsx';

type Part = FunctionComponent<{ readonly of: Inspected }>;

/** Editors of what a list of fields cannot hold, by type; they come first, since they are what one comes for. */
const editors: { readonly [K in Inspected['table']]?: readonly Part[] } = {
  'security-group': [GroupRules],
  'network-acl': [AclEntries],
  'route-table': [Routes, TableUsers],
  subnet: [SubnetSettings],
  vpc: [VpcBlocks, PlanSubnets],
  'network-interface': [Addresses],
  'managed-prefix-list': [PrefixEntries],
};

/** Editors that come after the fields. */
const laterEditors: { readonly [K in Inspected['table']]?: readonly Part[] } = { instance: [Guest] };

/** One resource: what it is, what can be set, what it has to do with. */
export function Details({ of: view }: { readonly of: Inspected }) {
  const settable = view.fields.filter(({ control }) => control !== 'readonly');
  const facts = view.fields.filter(({ control }) => control === 'readonly');
  return (
    <>
      <Head of={view} />
      {editors[view.table]?.map((Editor, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a type's editors are a constant list
        <Editor key={index} of={view} />
      ))}
      {settable.length > 0 && (
        <Section title="Settings">
          <div className="grid gap-2.5">
            {settable.map((field) => (
              <FieldRow key={field.path} of={view.key} field={field} />
            ))}
          </div>
        </Section>
      )}
      {laterEditors[view.table]?.map((Editor, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Editor key={index} of={view} />
      ))}
      <Connections of={view} />
      {facts.length > 0 && <Facts of={view.key} facts={facts} />}
      <Tags of={[view]} />
    </>
  );
}

function Facts({ of: key, facts }: { readonly of: string; readonly facts: readonly FieldView[] }) {
  return (
    <Section title="Facts">
      <dl className="grid gap-1">
        {facts.map((field) => (
          <FieldRow key={field.path} of={key} field={field} />
        ))}
      </dl>
    </Section>
  );
}
