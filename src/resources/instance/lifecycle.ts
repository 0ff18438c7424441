import type { JsonObject } from '../../kernel/lib/json.ts';
import { attachmentsOf, optionalRecords } from '../shared/optional-records.ts';
import { iso } from '../shared/time.ts';
import type { AwsContext } from '../tables.ts';
import type { Instance } from './schema.ts';

/** Typical times, in milliseconds, between the states of EC2-1. */
export const BOOT_MS = 10_000;
export const STOP_MS = 30_000;
export const TERMINATE_MS = 30_000;
/** AWS goes on listing a terminated instance for about an hour. */
const REMEMBERED_MS = 3_600_000;

/** `User initiated (2026-01-01 00:00:00 GMT)`: StateTransitionReason of stop and terminate. */
export function userInitiated(at: number): string {
  const [date = '', time = ''] = iso(at).split('T');
  return `User initiated (${date} ${time.slice(0, 8)} GMT)`;
}

/** Ends a pending state; one that was overtaken (terminated while stopping) changes nothing. */
export function settleInstance(context: AwsContext, record: Instance, to: string): void {
  if (to === 'running' && record.State === 'pending') {
    context.put('instance', { ...record, State: 'running' });
  } else if (to === 'stopped' && record.State === 'stopping') {
    // IGW-5, EC2-3: Amazon's own public address goes, Elastic IPs stay.
    context.request('InternalReleaseInstancePublicIp', { InstanceId: record.id });
    context.put('instance', { ...record, State: 'stopped' });
  } else if (to === 'terminated' && record.State === 'shutting-down') {
    context.request('InternalReleaseInstanceInterfaces', { InstanceId: record.id });
    removeOwnVolumes(context, record.id);
    context.put('instance', { ...record, State: 'terminated' });
    context.schedule('instance', record.id, 'forgotten', REMEMBERED_MS);
  } else if (to === 'forgotten' && record.State === 'terminated') {
    context.remove('instance', record.id);
  }
}

/** EC2-4: volumes that go with their instance, as its root volume does; others are kept. */
function removeOwnVolumes(context: AwsContext, id: string): void {
  const isOwn = ({ InstanceId, DeleteOnTermination }: JsonObject) =>
    InstanceId === id && DeleteOnTermination === true;
  for (const volume of optionalRecords(context, 'ebs-volume'))
    if (attachmentsOf(volume).some(isOwn)) context.remove('ebs-volume' as never, volume.id);
}
