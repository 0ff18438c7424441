import type { AwsContext } from '../tables.ts';
import type { VpcPeeringConnection } from './schema.ts';

const HOUR_MS = 3_600_000;

/** PCX-1: a request that nobody accepts lives for seven days. */
export const EXPIRES_MS = 7 * 24 * HOUR_MS;

/** How long `initiating-request`, `provisioning` and `deleting` last: a moment. */
export const MOMENT_MS = 1000;

/** The state after which AWS shows the connection no more. */
const GONE = 'gone';

/** AWS's words for a request that cannot become a peering; it does not say which reason it was (PCX-2). */
export const FAILED_MESSAGE = 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range';

/** From which state a scheduled one may be entered; a request can be overtaken by a rejection. */
const PREDECESSORS: { readonly [to: string]: string } = {
  'pending-acceptance': 'initiating-request',
  failed: 'initiating-request',
  expired: 'pending-acceptance',
  active: 'provisioning',
  deleted: 'deleting',
};

export function settlePeering(context: AwsContext, record: VpcPeeringConnection, to: string): void {
  if (to === GONE) {
    context.remove('vpc-peering-connection', record.id);
    return;
  }
  if (PREDECESSORS[to] !== record.Status.Code) return;
  switch (to) {
    case 'pending-acceptance':
      setStatus(context, record, to, `Pending Acceptance by ${record.AccepterVpcInfo.OwnerId}`);
      break;
    case 'failed':
      finish(context, record, to, FAILED_MESSAGE);
      break;
    case 'expired':
      finish(context, record, to, 'Expired');
      break;
    case 'active':
      setStatus(context, record, to, 'Active');
      break;
    case 'deleted':
      finish(context, record, to, record.Status.Message.replace('Deleting', 'Deleted'));
      break;
  }
}

export function setStatus(
  context: AwsContext,
  record: VpcPeeringConnection,
  Code: VpcPeeringConnection['Status']['Code'],
  Message: string,
): VpcPeeringConnection {
  const changed = { ...record, Status: { Code, Message } };
  context.put('vpc-peering-connection', changed);
  return changed;
}

/** Enters a last state. AWS shows failed connections for two hours, the others up to two days. */
export function finish(
  context: AwsContext,
  record: VpcPeeringConnection,
  code: 'failed' | 'expired' | 'rejected' | 'deleted',
  message: string,
): void {
  const { ExpirationTime: _expiration, ...rest } = record;
  setStatus(context, rest, code, message);
  const isOwn = record.RequesterVpcInfo.OwnerId === record.AccepterVpcInfo.OwnerId;
  const isShort = code === 'failed' || (code === 'deleted' && isOwn);
  context.schedule('vpc-peering-connection', record.id, GONE, isShort ? 2 * HOUR_MS : 48 * HOUR_MS);
}
