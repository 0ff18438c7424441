import type { Trace } from '../kernel/forward/answer.ts';
import { type FlowLogLine, flowLogLines } from '../resources/flow-log-lines.ts';
import { FLOW_LOG_FIELDS } from '../resources/shared/flow-log-fields.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { flowLogWords } from '../text/english/flow-log-words.ts';
import { shortNames } from './short-names.ts';

/** A record of VPC Flow Logs and what it says, in words. */
export interface FlowLogRow {
  readonly text: string;
  readonly action: FlowLogLine['action'];
  readonly words: string;
}

export interface FlowLogView {
  /** The names of the fields, in the order of the records. */
  readonly fields: string;
  readonly rows: readonly FlowLogRow[];
}

/** What VPC Flow Logs would have of the traced packet, for the interfaces of the cloud. */
export function flowLogView(trace: Trace, cloud: AwsCloud): FlowLogView {
  const names = shortNames(cloud);
  const rows = flowLogLines(trace, cloud).map(({ text, action, way, leg, interfaceId }) => {
    const owner = cloud.tables['network-interface'][interfaceId]?.Attachment?.InstanceId ?? interfaceId;
    return { text, action, words: flowLogWords(leg, way, action === 'REJECT', names(owner)) };
  });
  return { fields: FLOW_LOG_FIELDS.join(' '), rows };
}
