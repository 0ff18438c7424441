import type { Fragment, Listener } from '../../kernel/graph/fragment.ts';
import { WIDE_EPHEMERAL } from '../../kernel/net/ports.ts';
import { TCP, UDP } from '../../kernel/net/protocol.ts';
import { names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import { readInstanceGuest } from './read-guest.ts';
import type { Instance } from './schema.ts';

/** A host: takes its own packets while it runs, and passes others on where the check is off (NAT-16, NET-11). */
export function lowerInstance(view: AwsView, record: Instance): Fragment {
  const guest = readInstanceGuest(view.guest(record.id));
  const listeners = guest.Listeners?.map(
    (listener): Listener => ({ protocol: listener.Protocol === 'tcp' ? TCP : UDP, port: listener.Port }),
  );
  return {
    elements: [
      {
        kind: 'host',
        name: names.host(record.id),
        origin: record.id,
        ...(record.State === 'running' ? {} : { fault: { code: 'BAD_STATE' } }),
        listeners: listeners ?? null,
        forwarding: guest.Forwarding ?? null,
        dropCode: 'NO_POSSIBLE_DESTINATION',
        ports: WIDE_EPHEMERAL,
      },
    ],
    tables: [],
    contributions: [
      { to: 'endpoint', id: record.id, endpoint: { kind: 'host', host: names.host(record.id) } },
    ],
  };
}
