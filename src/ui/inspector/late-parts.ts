import { latePart } from '../components/late-part.ts';
import type { SubnetPlannerProps } from './SubnetPlanner.tsx';

/** Editors and tables of what is selected: while nothing is, nobody needs them. */
export const selectedPart = latePart<object>(
  'its settings',
  async () => (await import('./Selected.tsx')).Selected,
);

export const subnetPlanner = latePart<SubnetPlannerProps>(
  'the subnet planner',
  async () => (await import('./SubnetPlanner.tsx')).SubnetPlanner,
);
