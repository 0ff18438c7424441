import { perform } from '../../editor/perform.ts';
import type { Performed } from '../../editor/session.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { err, ok } from '../../kernel/lib/result.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { ShellSession } from '../../shell/ports.ts';
import type { Lab } from '../lab.ts';

/** A shell's session on a lab: it always reads the live document, and what it changes is the lab's history. */
export interface LabSession extends ShellSession {
  /** The command that spoke to the cloud is over: the next change is a step of its own. */
  endCommand(): void;
  /** Whether a step of the history was made here. */
  made(step: Performed): boolean;
}

export function labSession(lab: Lab): LabSession {
  const steps = new WeakSet<Performed>();
  let current: Performed | null = null;
  const document = () => lab.store.getState().document;
  return {
    get cloud() {
      return document().cloud;
    },
    get place() {
      return document().place;
    },
    perform: (label, request) => {
      const { locked, past, document: before } = lab.store.getState();
      let output: JsonObject = {};
      const done = perform(before, label, (session) => {
        const { account, region } = request;
        output = session.request(operationOf(request), request.input, { account, region });
      });
      if (!done.ok) return done;
      if (isUnchanged(before.cloud, done.value.after.cloud)) return ok(output);
      if (locked !== null) return err({ code: 'ReadOnly', message: locked });
      // One command is one step, however many calls it takes.
      const last = past.at(-1);
      const isMore = current !== null && last === current;
      const step: Performed = isMore && last !== undefined ? joined(last, done.value) : done.value;
      steps.add(step);
      current = step;
      lab.take(step, isMore ? 'instead' : 'after');
      return ok(output);
    },
    advance: (until) => {
      const { cloud } = document();
      // In what is only looked at, time stands still too.
      if (until <= cloud.clock || lab.store.getState().locked !== null) return;
      lab.letPass({ ...settle(awsRegistry, cloud, until), clock: until });
    },
    endCommand: () => {
      current = null;
    },
    made: (step) => steps.has(step),
  };
}

function operationOf({ service, operation }: CloudRequest): string {
  return `${service}:${operation}`;
}

function joined(first: Performed, next: Performed): Performed {
  return {
    label: first.label,
    before: first.before,
    after: next.after,
    requests: [...first.requests, ...next.requests],
    notes: [...first.notes, ...next.notes],
  };
}

/** Tables that nobody wrote to are the same object in both. */
function isUnchanged(before: AwsCloud, after: AwsCloud): boolean {
  const tables = (cloud: AwsCloud): { readonly [name: string]: unknown } => cloud.tables;
  const names = new Set([...Object.keys(before.tables), ...Object.keys(after.tables)]);
  if (before.guest !== after.guest) return false;
  return [...names].every((name) => tables(before)[name] === tables(after)[name]);
}
