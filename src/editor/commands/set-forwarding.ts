import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

export interface SetForwardingArgs {
  readonly key: string;
  /** Null: unknown. */
  readonly forwarding: 'route' | 'masquerade' | 'drop' | null;
}

/** NAT-16: what the system inside does with packets of others; AWS knows nothing of it. */
export const setForwarding: Command<SetForwardingArgs> = {
  id: 'set-forwarding',
  category: 'edit',
  title: 'Packets of others…',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'instance', key) !== undefined || 'Select an instance.',
  label: ({ document: { cloud } }, { key }) => `Set what ${nameOf(cloud, key)} does with packets of others`,
  run: (session, { key, forwarding }) => {
    const instance = needRecord(session, 'instance', key);
    const input = { InstanceId: instance.id, Forwarding: forwarding };
    session.request('guest:SetForwarding', input, placeOf(instance));
  },
};
