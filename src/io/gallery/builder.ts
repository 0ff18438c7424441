import { applyRequest } from '../../kernel/cloud/apply.ts';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import { invariant } from '../../kernel/lib/invariant.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { DEFAULT_PLACE, type Place } from './place.ts';

/** Makes one request and gives the value at a dotted path of its output, as text. */
export type Call = (operation: string, input: JsonObject, path?: string) => string;

/**
 * Builds an architecture of our own by the requests a person would make, then lets everything
 * pending finish. `at` makes the same calls for another account or Region.
 */
export function build(
  seed: string,
  plan: (call: Call, at: (place: Partial<Place>) => Call) => void,
  place: Place = DEFAULT_PLACE,
): AwsCloud {
  let cloud: AwsCloud = newCloud(awsRegistry, seed);
  const callFor =
    (where: Place): Call =>
    (operation, input, path) => {
      const [service, name] = operation.includes(':') ? operation.split(':') : ['ec2', operation];
      const request = { service: service ?? 'ec2', operation: name ?? operation, input, at: 0, ...where };
      const outcome = applyRequest(awsRegistry, cloud, request);
      invariant(outcome.ok, `${operation} succeeds: ${outcome.ok ? '' : JSON.stringify(outcome.error)}`);
      cloud = settle(awsRegistry, outcome.cloud);
      return path === undefined ? '' : textAt(outcome.output, path);
    };
  plan(callFor(place), (other) => callFor({ ...place, ...other }));
  return cloud;
}

function textAt(output: JsonObject, path: string): string {
  let value: JsonValue | undefined = output;
  for (const step of path.split('.')) {
    value = Array.isArray(value) ? value[Number(step)] : (value as JsonObject | null)?.[step];
  }
  invariant(typeof value === 'string', `the output has a text at ${path}`);
  return value;
}

/** A `TagSpecifications` parameter that names the new resource. */
export function named(ResourceType: string, name: string): { readonly TagSpecifications: JsonValue } {
  return { TagSpecifications: [{ ResourceType, Tags: [{ Key: 'Name', Value: name }] }] };
}
