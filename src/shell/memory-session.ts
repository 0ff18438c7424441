import { applyRequest } from '../kernel/cloud/apply.ts';
import { settle } from '../kernel/cloud/settle.ts';
import { err, ok } from '../kernel/lib/result.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';
import type { ShellPlace, ShellSession } from './ports.ts';

/** A session whose document is a variable: for the command line, tests and lessons' checks. */
export function memorySession(start: AwsCloud, place: ShellPlace): ShellSession {
  let cloud = start;
  return {
    get cloud() {
      return cloud;
    },
    place,
    perform: (_label, request) => {
      const outcome = applyRequest(awsRegistry, cloud, request);
      if (!outcome.ok) return err(outcome.error);
      cloud = outcome.cloud;
      return ok(outcome.output);
    },
    advance: (until) => {
      if (until <= cloud.clock) return;
      cloud = { ...settle(awsRegistry, cloud, until), clock: until };
    },
  };
}
