import type { JsonObject } from '../../kernel/lib/json.ts';
import type { AwsListView } from '../tables.ts';
import type { Described } from './data/described-record.ts';

export function attachmentsOf({ Detail }: Described): readonly JsonObject[] {
  return (Detail.Attachments ?? []) as readonly JsonObject[];
}

/** The attachments of a volume whose instance is still there: volumes outlive terminated instances. */
export function liveAttachments(view: Pick<AwsListView, 'get'>, volume: Described): readonly JsonObject[] {
  return attachmentsOf(volume).filter(({ InstanceId }) => {
    const state = view.get('instance', String(InstanceId))?.State;
    return state !== undefined && state !== 'terminated';
  });
}

/** Tables of EC2 that are only data, and that a document may lack. */
export type OptionalTable =
  | 'ebs-volume'
  | 'ebs-snapshot'
  | 'image'
  | 'launch-template'
  | 'placement-group'
  | 'flow-log'
  | 'vpc-endpoint'
  | 'transit-gateway'
  | 'transit-gateway-attachment'
  | 'transit-gateway-route-table';

/** Their records, for what has to heed them and does not bring them along. */
export function optionalRecords(view: AwsListView, table: OptionalTable): readonly Described[] {
  return (view as unknown as { all(name: string): readonly Described[] }).all(table);
}
