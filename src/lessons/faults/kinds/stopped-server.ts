import type { FaultKind } from '../fault-kind.ts';
import { called } from '../read-cloud.ts';

export const stoppedServer: FaultKind = {
  id: 'stopped-server',
  area: 'servers',
  title: 'The server is stopped',
  symptom: 'The way is free, and at its end nobody is at home.',
  hint: 'The network may be fine. In which state is the server?',
  card: 'ec2/lifecycle',
  sites: (cloud) =>
    Object.values(cloud.tables.instance).map(({ id }) => ({
      on: [id],
      commands: `aws ec2 stop-instances --instance-ids ${id}`,
      repair: `aws ec2 start-instances --instance-ids ${id}`,
      tell: `${called(cloud, id)} was stopped.`,
    })),
};
