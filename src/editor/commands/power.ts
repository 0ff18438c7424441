import type { Instance } from '../../resources/instance/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { EditSession } from '../session.ts';
import type { Command } from './command.ts';
import { heads } from './heads.ts';
import { namesOf, placeOf, recordAt } from './support.ts';

export const startInstances: Command = {
  ...heads.startInstances,
  available: ({ document, selection }) =>
    inState(document.cloud, selection, 'stopped').length > 0 || 'Select a stopped instance.',
  label: ({ document, selection }) =>
    `Start ${namesOf(document.cloud, keysIn(document.cloud, selection, 'stopped'))}`,
  run: (session, _args, selection) =>
    change(session, inState(session.cloud, selection, 'stopped'), 'StartInstances'),
};

export const stopInstances: Command = {
  ...heads.stopInstances,
  available: ({ document, selection }) =>
    inState(document.cloud, selection, 'running').length > 0 || 'Select a running instance.',
  label: ({ document, selection }) =>
    `Stop ${namesOf(document.cloud, keysIn(document.cloud, selection, 'running'))}`,
  run: (session, _args, selection) => {
    change(session, inState(session.cloud, selection, 'running'), 'StopInstances');
    session.note('Private and Elastic IP addresses stay; an automatic public address is given back.');
  },
};

function inState(cloud: AwsCloud, keys: readonly string[], state: Instance['State']): readonly Instance[] {
  return keys.flatMap((key) => {
    const instance = recordAt(cloud, 'instance', key);
    return instance?.State === state ? [instance] : [];
  });
}

function keysIn(cloud: AwsCloud, keys: readonly string[], state: Instance['State']): readonly string[] {
  return inState(cloud, keys, state).map((instance) => instance.key);
}

/** One call per account and Region, as on the command line. */
function change(session: EditSession, instances: readonly Instance[], operation: string): void {
  const calls = new Map<string, Instance[]>();
  for (const instance of instances) {
    const place = `${instance.account} ${instance.region}`;
    calls.set(place, [...(calls.get(place) ?? []), instance]);
  }
  for (const [first, ...rest] of calls.values())
    if (first !== undefined)
      session.request(operation, { InstanceIds: [first, ...rest].map(({ id }) => id) }, placeOf(first));
}
