import type { AwsContext } from '../tables.ts';
import type { Vpc } from './schema.ts';

/** The state to schedule when the block of that association becomes usable. */
export function associated(associationId: string): string {
  return `associated ${associationId}`;
}

/** The state to schedule when the block of that association is gone. */
export function disassociated(associationId: string): string {
  return `disassociated ${associationId}`;
}

/** Finishes what was pending: the VPC itself, or one of its block associations (NET-6). */
export function settleVpc(context: AwsContext, record: Vpc, to: string): void {
  if (to === 'available') {
    context.put('vpc', { ...record, State: 'available' });
    return;
  }
  const blocks = record.CidrBlockAssociationSet;
  const CidrBlockAssociationSet = blocks
    .filter((block) => to !== disassociated(block.AssociationId))
    .map((block) =>
      to === associated(block.AssociationId) && block.State === 'associating'
        ? { ...block, State: 'associated' as const }
        : block,
    );
  context.put('vpc', { ...record, CidrBlockAssociationSet });
}
