import PrivateSubnet from 'aws-react-icons/icons/ArchitectureGroupPrivatesubnet';
import PublicSubnet from 'aws-react-icons/icons/ArchitectureGroupPublicsubnet';
import Region from 'aws-react-icons/icons/ArchitectureGroupRegion';
import Vpc from 'aws-react-icons/icons/ArchitectureGroupVirtualprivatecloudVPC';
import ElasticIp from 'aws-react-icons/icons/ResourceAmazonEC2ElasticIPAddress';
import Instance from 'aws-react-icons/icons/ResourceAmazonEC2Instance';
import NetworkInterface from 'aws-react-icons/icons/ResourceAmazonVPCElasticNetworkInterface';
import InternetGateway from 'aws-react-icons/icons/ResourceAmazonVPCInternetGateway';
import NatGateway from 'aws-react-icons/icons/ResourceAmazonVPCNATGateway';
import NetworkAcl from 'aws-react-icons/icons/ResourceAmazonVPCNetworkAccessControlList';
import Peering from 'aws-react-icons/icons/ResourceAmazonVPCPeeringConnection';
import RouteTable from 'aws-react-icons/icons/ResourceAmazonVPCRouter';
import Internet from 'aws-react-icons/icons/ResourceInternet';
import SecurityGroup from 'aws-react-icons/icons/ResourceShield';
import type { FunctionComponent, SVGProps } from 'react';

const icons: {
  readonly [icon: string]: FunctionComponent<SVGProps<SVGElement> & { size?: number | string }>;
} = {
  region: Region,
  vpc: Vpc,
  subnet: PrivateSubnet,
  'subnet-public': PublicSubnet,
  instance: Instance,
  'network-interface': NetworkInterface,
  'nat-gateway': NatGateway,
  'internet-gateway': InternetGateway,
  'vpc-peering-connection': Peering,
  'route-table': RouteTable,
  'network-acl': NetworkAcl,
  'security-group': SecurityGroup,
  'elastic-ip': ElasticIp,
  internet: Internet,
};

/**
 * The AWS architecture icon of a resource type; decoration, so its name stands beside it in words.
 * The drawings carry file names as titles: they take no pointer, lest the browser show those.
 */
export function AwsIcon({ icon, size = 24 }: { readonly icon: string; readonly size?: number }) {
  const Drawing = icons[icon] ?? NetworkInterface;
  return <Drawing size={size} aria-hidden="true" className="aws-icon pointer-events-none shrink-0" />;
}
