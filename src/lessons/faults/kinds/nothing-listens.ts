import { readInstanceGuest } from '../../../resources/instance/read-guest.ts';
import type { FaultKind } from '../fault-kind.ts';
import { called } from '../read-cloud.ts';

export const nothingListens: FaultKind = {
  id: 'nothing-listens',
  area: 'servers',
  title: 'Nothing listens on the port',
  symptom: 'The packet arrives and is refused at once: the network is fine, the software is not running.',
  hint: 'Refused is not the same as no answer. What listens on the server?',
  card: 'vpc-controls/good-to-know',
  sites: (cloud) =>
    Object.values(cloud.tables.instance).flatMap(({ id }) => {
      const listeners = readInstanceGuest(cloud.guest[id]).Listeners ?? [];
      const set = (listening: typeof listeners) =>
        `# guest set-listeners '${JSON.stringify({ InstanceId: id, Listeners: listening })}'`;
      return listeners
        .filter(({ Port }) => listeners.length === 1 || Port !== 22)
        .map((gone) => ({
          on: [id],
          commands: set(listeners.filter((listener) => listener !== gone)),
          repair: set(listeners),
          tell: `Nothing listened on port ${gone.Port} of ${called(cloud, id)}.`,
        }));
    }),
};
