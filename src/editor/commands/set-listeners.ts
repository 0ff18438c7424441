import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

export interface SetListenersArgs {
  readonly key: string;
  /** Null: what listens is unknown. Empty: nothing does. */
  readonly listeners: readonly { readonly Protocol: 'tcp' | 'udp'; readonly Port: number }[] | null;
}

/** What software an instance runs; AWS knows nothing of it. */
export const setListeners: Command<SetListenersArgs> = {
  id: 'set-listeners',
  category: 'edit',
  title: 'What listens…',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'instance', key) !== undefined || 'Select an instance.',
  label: ({ document }, { key, listeners }) =>
    listeners === null
      ? `Forget what listens on ${nameOf(document.cloud, key)}`
      : `Set what listens on ${nameOf(document.cloud, key)}`,
  run: (session, { key, listeners }) => {
    const instance = needRecord(session, 'instance', key);
    const Listeners = listeners === null ? null : listeners.map(({ Protocol, Port }) => ({ Protocol, Port }));
    session.request('guest:SetListeners', { InstanceId: instance.id, Listeners }, placeOf(instance));
  },
};
