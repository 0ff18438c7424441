import { nameTag } from '../../kernel/cloud/record.ts';
import type { NatGateway } from '../../resources/nat-gateway/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** The command that makes a NAT gateway with the address of an earlier one, which has to be gone by then. */
export function newNatGateway(
  cloud: AwsCloud,
  nat: NatGateway,
  subnet: string,
  variable = 'NAT',
): { readonly commands: string; readonly id: string } | null {
  const address = Object.values(cloud.tables['elastic-ip']).find(
    ({ Association }) => Association?.NetworkInterfaceId === nat.NetworkInterfaceId,
  );
  if (address === undefined) return null;
  const tag = `--tag-specifications 'ResourceType=natgateway,Tags=[{Key=Name,Value=${nameTag(nat) ?? 'nat'}}]'`;
  return {
    commands: `${variable}=$(aws ec2 create-nat-gateway --subnet-id ${subnet} --allocation-id ${address.id} ${tag} --query NatGateway.NatGatewayId --output text)`,
    id: `$${variable}`,
  };
}
