import Ruler from 'lucide-react/icons/ruler';
import { useState } from 'react';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { Button } from '../components/Button.tsx';
import { LateDialog } from '../components/LateDialog.tsx';
import { latePart } from '../components/late-part.ts';
import { Section } from './Section.tsx';
import type { SubnetPlannerProps } from './SubnetPlanner.tsx';

const subnetPlanner = latePart<SubnetPlannerProps>(
  'the subnet planner',
  async () => (await import('./SubnetPlanner.tsx')).SubnetPlanner,
);

/** Leads from a VPC to the planner of its subnets. */
export function PlanSubnets({ of: { key, title } }: { readonly of: Inspected }) {
  const [isOpen, setOpen] = useState(false);
  const name = `Subnets of ${title}`;
  return (
    <Section title="Subnets" help="See who has which addresses; split, join and add subnets.">
      <Button
        onPointerEnter={subnetPlanner.prefetch}
        onFocus={subnetPlanner.prefetch}
        onClick={() => setOpen(true)}
      >
        <Ruler size={16} aria-hidden="true" /> Plan subnets
      </Button>
      {isOpen && (
        <LateDialog
          of={subnetPlanner}
          props={{ of: key, title: name, onClose: () => setOpen(false) }}
          title={name}
          width="wide"
        />
      )}
    </Section>
  );
}
