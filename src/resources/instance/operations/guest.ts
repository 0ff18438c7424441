import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { optionalRecords } from '../../shared/optional-records.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { setGuestFacts } from '../guest.ts';
import { diskSchema, hostSchema, MOST_HOST_CHARACTERS } from '../host-schema.ts';
import { instanceGuestSchema } from '../schema.ts';

const NOT_FOUND = 'InvalidInstanceID.NotFound';
const errors = [NOT_FOUND, 'IncorrectInstanceState'];
const exampleId = 'i-0123456789abcdef0';

function findGuest(context: AwsContext, id: string): void {
  if (context.find('instance', id, NOT_FOUND).State === 'terminated')
    refuse('IncorrectInstanceState', `The instance '${id}' is terminated.`, 'InstanceId');
}

const listenersInput = z.strictObject({
  InstanceId: z.string(),
  /** null: what listens is unknown. An empty list: nothing does. */
  Listeners: instanceGuestSchema.shape.Listeners.unwrap().nullable(),
});

export const setListeners = operation<AwsTables, typeof listenersInput>({
  service: 'guest',
  name: 'SetListeners',
  input: listenersInput,
  errors,
  example: { InstanceId: exampleId, Listeners: [{ Protocol: 'tcp', Port: 443 }] },
  run: (context, { InstanceId, Listeners }) => {
    findGuest(context, InstanceId);
    const distinct = new Map(
      Listeners?.map((listener) => [`${listener.Protocol}/${listener.Port}`, listener]),
    );
    setGuestFacts(context, InstanceId, {
      Listeners: Listeners === null ? undefined : [...distinct.values()],
    });
    return {};
  },
});

const forwardingInput = z.strictObject({
  InstanceId: z.string(),
  /** null: unknown. */
  Forwarding: instanceGuestSchema.shape.Forwarding.unwrap().nullable(),
});

/** What the instance does with packets that are not its own (NAT-16). */
export const setForwarding = operation<AwsTables, typeof forwardingInput>({
  service: 'guest',
  name: 'SetForwarding',
  input: forwardingInput,
  errors,
  example: { InstanceId: exampleId, Forwarding: 'masquerade' },
  run: (context, { InstanceId, Forwarding }) => {
    findGuest(context, InstanceId);
    setGuestFacts(context, InstanceId, { Forwarding: Forwarding ?? undefined });
    return {};
  },
});

const hostInput = z.strictObject({
  InstanceId: z.string(),
  Host: hostSchema,
  /** What listens from now on; absent: as before. */
  Listeners: instanceGuestSchema.shape.Listeners.unwrap().optional(),
  /** What volumes hold now, by their ids. */
  Disks: z.record(z.string(), diskSchema).optional(),
});

/** What a session inside the instance has left behind. */
export const setHost = operation<AwsTables, typeof hostInput>({
  service: 'guest',
  name: 'SetHost',
  input: hostInput,
  errors: [...errors, 'HostLimitExceeded'],
  example: {
    InstanceId: exampleId,
    Host: {
      BootTime: 0,
      Packages: ['nginx'],
      Services: [{ Name: 'nginx', Active: true, Enabled: true }],
      Users: [],
      Files: [{ Path: '/etc/motd', Kind: 'file', Text: 'Hello' }],
    },
  },
  run: (context, { InstanceId, Host, Listeners, Disks = {} }) => {
    findGuest(context, InstanceId);
    if (JSON.stringify(Host).length + JSON.stringify(Disks).length > MOST_HOST_CHARACTERS)
      refuse(
        'HostLimitExceeded',
        `What was changed inside '${InstanceId}' is more than ${MOST_HOST_CHARACTERS} characters.`,
        'Host',
      );
    setGuestFacts(context, InstanceId, {
      Host: Host as JsonObject,
      ...(Listeners === undefined ? {} : { Listeners }),
    });
    // Of a volume that is gone nothing is kept.
    const there = new Set(optionalRecords(context, 'ebs-volume').map(({ Name }) => Name));
    for (const [volume, Disk] of Object.entries(Disks))
      if (there.has(volume)) setGuestFacts(context, volume, { Disk: Disk as JsonObject });
    return {};
  },
});
