import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { liveAttachments, optionalRecords } from '../../shared/optional-records.ts';
import { rootDeviceName, rootVolumeId } from '../../shared/root-volume.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printState } from '../describe.ts';
import { setGuestFacts } from '../guest.ts';
import { BOOT_MS, STOP_MS, TERMINATE_MS, userInitiated } from '../lifecycle.ts';
import type { Instance } from '../schema.ts';

const NOT_FOUND = 'InvalidInstanceID.NotFound';
const WRONG_STATE = 'IncorrectInstanceState';
const InstanceIds = z.array(z.string()).min(1);
const example = { InstanceIds: ['i-0123456789abcdef0'] };

/** All named instances, each once; AWS changes all of them or none. */
function findAll(context: AwsContext, ids: readonly string[]): readonly Instance[] {
  return [...new Set(ids)].map((id) => context.find('instance', id, NOT_FOUND));
}

/** Refuses unless every instance is in one of the states. */
function requireStates(
  instances: readonly Instance[],
  states: readonly Instance['State'][],
  verb: string,
): void {
  for (const { id, State } of instances) {
    if (!states.includes(State))
      refuse(
        WRONG_STATE,
        `The instance '${id}' is not in a state from which it can be ${verb}.`,
        'InstanceIds',
      );
  }
}

/** Changes those that are not there yet; the others answer their state twice. */
function changeStates(
  context: AwsContext,
  instances: readonly Instance[],
  change: (record: Instance) => Instance,
): readonly JsonObject[] {
  return instances.map((record) => {
    const next = change(record);
    if (next !== record) context.put('instance', next);
    return {
      InstanceId: record.id,
      CurrentState: printState(next.State),
      PreviousState: printState(record.State),
    };
  });
}

/** Nothing starts without a disk to start from. */
function requireRoot(context: AwsContext, instance: Instance): void {
  const device = rootDeviceName(instance);
  const volumes = optionalRecords(context, 'ebs-volume');
  const isAttached = volumes.some((volume) =>
    liveAttachments(context, volume).some(
      ({ InstanceId, Device }) => InstanceId === instance.id && Device === device,
    ),
  );
  const isOwn =
    instance.HasNoRootVolume !== true && !volumes.some(({ Name }) => Name === rootVolumeId(instance));
  if (!isAttached && !isOwn)
    refuse(
      'InvalidParameterValue',
      `Invalid value '${instance.id}' for instanceId. Instance does not have a volume attached at root (${device})`,
      'InstanceIds',
    );
}

const startInput = z.strictObject({ InstanceIds, AdditionalInfo: z.string().optional() });

/** EC2-3: addresses stay, only Amazon's own public address is a new one (IGW-5). */
export const startInstances = operation<AwsTables, typeof startInput>({
  name: 'StartInstances',
  input: startInput,
  // Where volumes are kept also InvalidParameterValue: without a root volume nothing starts.
  errors: [NOT_FOUND, WRONG_STATE],
  example,
  run: (context, input) => {
    const instances = findAll(context, input.InstanceIds);
    requireStates(instances, ['stopped', 'pending', 'running'], 'started');
    const StartingInstances = changeStates(context, instances, (record) => {
      if (record.State !== 'stopped') return record;
      requireRoot(context, record);
      context.request('InternalAssignInstancePublicIp', { InstanceId: record.id });
      context.schedule('instance', record.id, 'running', BOOT_MS);
      return { ...record, State: 'pending', StateTransitionReason: '', LaunchTime: context.at };
    });
    return { StartingInstances };
  },
});

const stopInput = z.strictObject({
  InstanceIds,
  Force: z.boolean().optional(),
  Hibernate: z.literal(false).optional(),
  SkipOsShutdown: z.boolean().optional(),
});

export const stopInstances = operation<AwsTables, typeof stopInput>({
  name: 'StopInstances',
  input: stopInput,
  errors: [NOT_FOUND, WRONG_STATE],
  example,
  run: (context, input) => {
    const instances = findAll(context, input.InstanceIds);
    requireStates(instances, ['running', 'stopping', 'stopped'], 'stopped');
    const StoppingInstances = changeStates(context, instances, (record) => {
      if (record.State !== 'running') return record;
      context.schedule('instance', record.id, 'stopped', STOP_MS);
      return { ...record, State: 'stopping', StateTransitionReason: userInitiated(context.at) };
    });
    return { StoppingInstances };
  },
});

const rebootInput = z.strictObject({ InstanceIds });

/** A reboot keeps state, host and every address (EC2-3); what is known of the inside learns of it. */
export const rebootInstances = operation<AwsTables, typeof rebootInput>({
  name: 'RebootInstances',
  input: rebootInput,
  errors: [NOT_FOUND, WRONG_STATE],
  example,
  run: (context, input) => {
    const instances = findAll(context, input.InstanceIds);
    requireStates(instances, ['running'], 'rebooted');
    for (const { id } of instances) {
      const { Host } = context.guest(id) ?? {};
      if (Host !== undefined)
        setGuestFacts(context, id, { Host: { ...(Host as JsonObject), RebootTime: context.at } });
    }
    return {};
  },
});

const terminateInput = z.strictObject({
  InstanceIds,
  Force: z.boolean().optional(),
  SkipOsShutdown: z.boolean().optional(),
});

export const terminateInstances = operation<AwsTables, typeof terminateInput>({
  name: 'TerminateInstances',
  input: terminateInput,
  errors: [NOT_FOUND, 'OperationNotPermitted'],
  example,
  run: (context, input) => {
    const instances = findAll(context, input.InstanceIds);
    for (const { id, DisableApiTermination, State } of instances) {
      if (DisableApiTermination && State !== 'terminated')
        refuse(
          'OperationNotPermitted',
          `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
          'InstanceIds',
        );
    }
    const TerminatingInstances = changeStates(context, instances, (record) => {
      if (record.State === 'terminated' || record.State === 'shutting-down') return record;
      context.schedule('instance', record.id, 'terminated', TERMINATE_MS);
      return { ...record, State: 'shutting-down', StateTransitionReason: userInitiated(context.at) };
    });
    return { TerminatingInstances };
  },
});
