import { beforeAll, describe, expect, it } from 'vitest';
import { loadDataServices } from '../../resources/load-data-services.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { errorHint } from '../../text/english/error-hints.ts';
import { openShell } from '../test-kit.ts';
import { TABLES } from './error-hint.ts';

const WORLD = `
id() { aws ec2 "$@" --output text; }
vpc=$(id create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId)
aws ec2 create-tags --resources $vpc --tags Key=Name,Value=shop
sub=$(id create-subnet --vpc-id $vpc --cidr-block 10.0.1.0/24 --query Subnet.SubnetId)
other=$(id create-vpc --cidr-block 10.1.0.0/16 --query Vpc.VpcId)
third=$(id create-vpc --cidr-block 10.4.0.0/16 --query Vpc.VpcId)
far=$(id create-vpc --cidr-block 10.2.0.0/16 --region eu-west-1 --query Vpc.VpcId)
igw=$(id create-internet-gateway --query InternetGateway.InternetGatewayId)
loose=$(id create-internet-gateway --query InternetGateway.InternetGatewayId)
aws ec2 attach-internet-gateway --internet-gateway-id $igw --vpc-id $vpc
rtb=$(id create-route-table --vpc-id $vpc --query RouteTable.RouteTableId)
main=$(id describe-route-tables --filters Name=vpc-id,Values=$vpc Name=association.main,Values=true --query 'RouteTables[0].RouteTableId')
aws ec2 create-route --route-table-id $rtb --destination-cidr-block 0.0.0.0/0 --gateway-id $igw > /dev/null
aws ec2 associate-route-table --route-table-id $rtb --subnet-id $sub > /dev/null
sg=$(id create-security-group --group-name web --description web --vpc-id $vpc --query GroupId)
db=$(id create-security-group --group-name db --description db --vpc-id $vpc --query GroupId)
theirs=$(id create-security-group --group-name theirs --description db --vpc-id $third --query GroupId)
aws ec2 authorize-security-group-ingress --group-id $db --protocol tcp --port 3306 --source-group $sg > /dev/null
aws ec2 authorize-security-group-ingress --group-id $sg --protocol tcp --port 80 --cidr 0.0.0.0/0 > /dev/null
acl=$(id create-network-acl --vpc-id $vpc --query NetworkAcl.NetworkAclId)
entry="--network-acl-id $acl --rule-number 100 --protocol -1 --rule-action allow --cidr-block 0.0.0.0/0 --ingress"
aws ec2 create-network-acl-entry $entry
aws ec2 create-key-pair --key-name laptop > /dev/null
ami=$(id describe-images --owners amazon --query 'Images[0].ImageId')
i=$(id run-instances --image-id $ami --instance-type t3.micro --subnet-id $sub --security-group-ids $sg --query 'Instances[0].InstanceId')
aws ec2 wait instance-running --instance-ids $i
aws ec2 modify-instance-attribute --instance-id $i --disable-api-termination
eip=$(id allocate-address --query AllocationId)
aws ec2 associate-address --allocation-id $eip --instance-id $i > /dev/null
pcx=$(id create-vpc-peering-connection --vpc-id $vpc --peer-vpc-id $other --query VpcPeeringConnection.VpcPeeringConnectionId)
aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id $pcx > /dev/null
aws s3 mb s3://shop-of-the-hints > /dev/null; echo x | aws s3 cp - s3://shop-of-the-hints/x > /dev/null
nearly=$(echo $vpc | sed 's|.$|z|')
gone=$(id create-vpc --cidr-block 10.3.0.0/16 --query Vpc.VpcId); aws ec2 delete-vpc --vpc-id $gone
`;

/** What is typed, the code that AWS answers, and what we say beside it. */
const TABLE: readonly (readonly [line: string, code: string, hint: string | RegExp])[] = [
  [
    'create-vpc --cidr-block 10.0.0.0/8',
    'InvalidVpc.Range',
    /between \/16 and \/28, such as 10\.0\.0\.0\/16/,
  ],
  ['create-vpc --cidr-block 10.0.0.0', 'InvalidParameterValue', /10\.0\.0\.0\/32 is this one address/],
  ['create-vpc --cidr-block 10.0.0.0/99', 'InvalidParameterValue', /a length from 0 to 32/],
  ['create-vpc --cidr-block 10.0.300.0/16', 'InvalidParameterValue', /four numbers from 0 to 255/],
  [
    'create-subnet --vpc-id $vpc --cidr-block 10.9.0.0/24',
    'InvalidSubnet.Range',
    /lies inside 10\.0\.0\.0\/16/,
  ],
  [
    'create-subnet --vpc-id $vpc --cidr-block 10.0.1.128/25',
    'InvalidSubnet.Conflict',
    /^it overlaps subnet-\w+ with 10\.0\.1\.0\/24\. 10\.0\.0\.0\/25 is free\.$/,
  ],
  [
    'create-subnet --vpc-id "" --cidr-block 10.0.2.0/24',
    'InvalidVpcID.NotFound',
    'the id is empty: is the variable set?',
  ],
  [
    'create-subnet --vpc-id None --cidr-block 10.0.2.0/24',
    'InvalidVpcID.NotFound',
    /None is what --query prints/,
  ],
  [
    'create-subnet --vpc-id shop --cidr-block 10.0.2.0/24',
    'InvalidVpcID.NotFound',
    /^shop is a name; its id is vpc-\w+\.$/,
  ],
  ['delete-vpc --vpc-id $far', 'InvalidVpcID.NotFound', /lies in eu-west-1: add --region eu-west-1\.$/],
  [
    'delete-vpc --vpc-id $gone',
    'InvalidVpcID.NotFound',
    /^in us-east-1 there are vpc-\w+ \(shop\), vpc-\w+, vpc-\w+\.$/,
  ],
  ['delete-vpc --vpc-id $nearly', 'InvalidVpcID.NotFound', /^did you mean vpc-\w+\?$/],
  [
    'describe-nat-gateways --nat-gateway-ids nat-0123',
    'NatGatewayNotFound',
    'there is no NAT gateway in us-east-1 yet.',
  ],
  ['delete-vpc --vpc-id $vpc', 'DependencyViolation', /^what depends on it: (?:.*, ){3}.* and \d more\.$/],
  ['delete-subnet --subnet-id $sub', 'DependencyViolation', /what depends on it: .*instance i-\w+/],
  [
    'delete-security-group --group-id $sg',
    'DependencyViolation',
    /security group sg-\w+ \(db\).*instance i-|instance i-.*security group sg-\w+ \(db\)/,
  ],
  ['delete-internet-gateway --internet-gateway-id $igw', 'DependencyViolation', /VPC vpc-\w+ \(shop\)/],
  ['delete-route-table --route-table-id $rtb', 'DependencyViolation', /what depends on it: subnet-\w+/],
  [
    'delete-route-table --route-table-id $main',
    'DependencyViolation',
    /main route table, which goes with its VPC/,
  ],
  [
    'detach-internet-gateway --internet-gateway-id $igw --vpc-id $vpc',
    'DependencyViolation',
    /what depends on it/,
  ],
  [
    'detach-internet-gateway --internet-gateway-id $loose --vpc-id $vpc',
    'Gateway.NotAttached',
    /describe-internet-gateways/,
  ],
  [
    'attach-internet-gateway --internet-gateway-id $igw --vpc-id $other',
    'Resource.AlreadyAssociated',
    /a gateway serves one VPC/,
  ],
  [
    'attach-internet-gateway --internet-gateway-id $loose --vpc-id $vpc',
    'InvalidParameterValue',
    /a VPC takes one/,
  ],
  [
    'associate-route-table --route-table-id $main --subnet-id $sub',
    'Resource.AlreadyAssociated',
    /replace-route-table-association/,
  ],
  [
    'create-route --route-table-id $rtb --destination-cidr-block 0.0.0.0/0 --gateway-id $igw',
    'RouteAlreadyExists',
    /replace-route/,
  ],
  [
    'create-route --route-table-id $rtb --destination-cidr-block 9.0.0.0/8 --gateway-id $loose',
    'InvalidParameterValue',
    /same VPC/,
  ],
  [
    'delete-route --route-table-id $rtb --destination-cidr-block 9.0.0.0/8',
    'InvalidRoute.NotFound',
    /describe-route-tables/,
  ],
  [
    'authorize-security-group-ingress --group-id $sg --protocol tcp --port 80 --cidr 0.0.0.0/0',
    'InvalidPermission.Duplicate',
    /nothing left to do/,
  ],
  [
    'revoke-security-group-ingress --group-id $sg --protocol tcp --port 81 --cidr 0.0.0.0/0',
    'InvalidPermission.NotFound',
    /describe-security-group-rules/,
  ],
  [
    'authorize-security-group-ingress --group-id $sg --ip-permissions IpProtocol=tpc,FromPort=80,ToPort=80,IpRanges=[{CidrIp=0.0.0.0/0}]',
    'InvalidParameterValue',
    /tcp, udp, icmp/,
  ],
  [
    'authorize-security-group-ingress --group-id web --protocol tcp --port 80 --cidr 0.0.0.0/0',
    'InvalidGroupId.Malformed',
    /^web is a name; its id is sg-\w+\.$/,
  ],
  [
    'authorize-security-group-ingress --group-id $sg --protocol tcp --port 80 --source-group $theirs',
    'InvalidGroup.NotFound',
    /same VPC/,
  ],
  [
    'create-security-group --group-name web --description x --vpc-id $vpc',
    'InvalidGroup.Duplicate',
    /one group in each VPC/,
  ],
  ['create-network-acl-entry $entry', 'NetworkAclEntryAlreadyExists', /replace-network-acl-entry/],
  [
    'delete-network-acl-entry --network-acl-id $acl --rule-number 100 --egress',
    'InvalidNetworkAclEntry.NotFound',
    /--ingress or --egress/,
  ],
  ['create-key-pair --key-name laptop', 'InvalidKeyPair.Duplicate', /delete-key-pair/],
  [
    'run-instances --image-id $ami --instance-type t3.micro --subnet-id $sub --key-name laptpo',
    'InvalidKeyPair.NotFound',
    'did you mean laptop?',
  ],
  [
    'describe-images --image-ids ami-0123456789abcdef0',
    'InvalidAMIID.NotFound',
    /every Region has image ids of its own/,
  ],
  [
    'run-instances --image-id linux --instance-type t3.micro --subnet-id $sub',
    'InvalidAMIID.Malformed',
    /hexadecimal digits/,
  ],
  [
    'run-instances --image-id $ami --instance-type t3.mirco --subnet-id $sub',
    'InvalidParameterValue',
    'did you mean t3.micro?',
  ],
  ['terminate-instances --instance-ids $i', 'OperationNotPermitted', /--no-disable-api-termination/],
  [
    'modify-instance-attribute --instance-id $i --instance-type t3.small',
    'IncorrectInstanceState',
    /instance-stopped/,
  ],
  ['release-address --allocation-id $eip', 'InvalidIPAddress.InUse', /disassociate-address comes first/],
  [
    'accept-vpc-peering-connection --vpc-peering-connection-id $pcx',
    'InvalidStateTransition',
    /pending-acceptance/,
  ],
  [
    'delete-vpc-peering-connection --vpc-peering-connection-id pcx-0',
    'InvalidVpcPeeringConnectionID.NotFound',
    /^in us-east-1 there is pcx-\w+\.$/,
  ],
  ['create-default-subnet --availability-zone us-east-1a', 'DefaultVpcDoesNotExist', /create-default-vpc/],
  ['describe-vpcs --filters Name=vpcid,Values=x', 'InvalidParameterValue', 'did you mean vpc-id?'],
  [
    'describe-vpcs --filters Name=wrong-thing,Values=x',
    'InvalidParameterValue',
    /the list is filtered by .*cidr.* and tag:KEY/,
  ],
];

describe('beside an error of AWS, its own words untouched, stands a line of ours', () => {
  const kit = openShell();
  beforeAll(async () => {
    expect(await kit.run(WORLD)).toMatchObject({ err: '', exit: 0 });
  });

  it.each(TABLE)('aws ec2 %s: %s', async (line, code, hint) => {
    const { err, out, exit } = await kit.run(`aws ec2 ${line}`);
    expect({ out, exit }).toEqual({ out: '', exit: 254 });
    const [, said = '', beside = ''] =
      /^\nAn error occurred \((\S+)\) when calling the \w+ operation: [^\n]+\nskytrace: ([^\n]+)\n$/.exec(
        err,
      ) ?? ['', err, ''];
    expect(said, err).toBe(code);
    if (typeof hint === 'string') expect(beside).toBe(hint);
    else expect(beside).toMatch(hint);
  });

  it('for services that are only data as well', async () => {
    for (const [line, code, hint] of [
      ['s3api delete-bucket --bucket shop-of-the-hints', 'BucketNotEmpty', '--force'],
      ['s3api list-objects-v2 --bucket nobodys-bucket', 'NoSuchBucket', 'aws s3 ls'],
      ['iam get-role --role-name nobody', 'NoSuchEntity', 'aws iam list-roles'],
      ['dynamodb describe-table --table-name nothing', 'ResourceNotFoundException', 'aws dynamodb list'],
    ] as const) {
      const { err } = await kit.run(`aws ${line}`);
      expect(err, line).toMatch(new RegExp(`\\(${code}\\) .*\\nskytrace: .*${hint}`));
    }
  });
});

/** Codes whose own words name what to do. */
const PLAIN = new Set(['OperationNotPermitted', 'UnsupportedOperation', 'InvalidID']);

it('every error of EC2 has a hint, or says all by itself', async () => {
  await loadDataServices();
  const silent = Object.values(awsRegistry)
    .flatMap(({ operations }) => operations)
    .filter(({ service, name }) => service === 'ec2' && !name.startsWith('Internal'))
    .flatMap(({ name, errors }) => (errors ?? []).map((code): readonly [string, string] => [name, code]))
    .filter(
      ([name, code]) =>
        !PLAIN.has(code) &&
        code !== 'DependencyViolation' &&
        code !== 'InvalidSubnet.Conflict' &&
        !Object.hasOwn(TABLES, code) &&
        errorHint(name, { code, message: '' }, 'ec2 x') === undefined,
    );
  expect([...new Set(silent.map(([, code]) => code))]).toEqual([]);
});
