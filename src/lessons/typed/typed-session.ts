import { applyRequest } from '../../kernel/cloud/apply.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import { err, ok } from '../../kernel/lib/result.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { ShellSession } from '../../shell/ports.ts';
import { LESSON_PLACE } from '../script/run-script.ts';

/** A shell's session on a variable, where what is pending settles at once, as on the canvas. */
export interface TypedSession extends ShellSession {
  /** Every call so far that was not refused, in order; looking included. */
  readonly calls: readonly CloudRequest[];
}

export function typedSession(start: AwsCloud): TypedSession {
  let cloud = start;
  const calls: CloudRequest[] = [];
  return {
    get cloud() {
      return cloud;
    },
    calls,
    place: LESSON_PLACE,
    perform: (_label, request) => {
      const outcome = applyRequest(awsRegistry, cloud, request);
      if (!outcome.ok) return err(outcome.error);
      cloud = settle(awsRegistry, outcome.cloud);
      calls.push(request);
      return ok(outcome.output);
    },
    advance: (until) => {
      if (until > cloud.clock) cloud = { ...settle(awsRegistry, cloud, until), clock: until };
    },
  };
}

/** Makes calls again that were made before, each at its time. Null: one of them is refused. */
export function callAgain(start: AwsCloud, calls: readonly CloudRequest[]): AwsCloud | null {
  const session = typedSession(start);
  for (const call of calls) {
    session.advance(call.at);
    if (!session.perform('', call).ok) return null;
  }
  return session.cloud;
}
