import type { FaultKind } from '../fault-kind.ts';
import { called, interfaceOf } from '../read-cloud.ts';

/** Servers with public addresses hold a gateway fast (AWS refuses to detach it): they are stopped meanwhile. */
export const gatewayDetached: FaultKind = {
  id: 'gateway-detached',
  area: 'routing',
  title: 'The internet gateway is not attached',
  symptom: 'The route leads to an internet gateway that belongs to no VPC: nothing comes in or goes out.',
  hint: 'The route names an internet gateway. To which VPC is it attached?',
  card: 'routing-and-nat/internet-gateway',
  sites: (cloud) =>
    Object.values(cloud.tables['internet-gateway']).flatMap(({ id, Attachments: [attachment] }) => {
      if (attachment === undefined) return [];
      const { VpcId } = attachment;
      const holders = Object.values(cloud.tables.instance).filter((instance) => {
        const own = interfaceOf(cloud, instance);
        const subnet = own === undefined ? undefined : cloud.tables.subnet[own.SubnetId];
        return subnet?.VpcId === VpcId && own?.PrivateIpAddresses[0]?.Association !== undefined;
      });
      const ids = holders.map((instance) => instance.id).join(' ');
      // An Elastic IP address stays when its server stops, and holds the gateway too.
      const isHeld = Object.values(cloud.tables['elastic-ip']).some(
        ({ Association }) => Association !== undefined,
      );
      if (isHeld || ids === '') return [];
      return [
        {
          on: [id],
          commands: [
            `aws ec2 stop-instances --instance-ids ${ids}`,
            `aws ec2 detach-internet-gateway --internet-gateway-id ${id} --vpc-id ${VpcId}`,
            `aws ec2 start-instances --instance-ids ${ids}`,
          ].join('\n'),
          repair: `aws ec2 attach-internet-gateway --internet-gateway-id ${id} --vpc-id ${VpcId}`,
          tell: `Internet gateway ${called(cloud, id)} was not attached to ${called(cloud, VpcId)}.`,
        },
      ];
    }),
};
