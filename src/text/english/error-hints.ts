/**
 * Beside what AWS answers: one sentence that leads on. By error code, or by `Operation:Code` where the same
 * code means another thing. What needs a look at the cloud is said by the functions below.
 */
const sentences: { readonly [code: string]: string } = {
  'InvalidVpc.Range': 'a VPC’s block is between /16 and /28, such as 10.0.0.0/16.',
  'AssociateVpcCidrBlock:InvalidVpc.Range':
    'a further block is between /16 and /28 and overlaps none that the VPC has.',
  'InvalidSubnet.Range': 'a subnet’s block is between /16 and /28 and lies inside a block of its VPC.',
  InvalidParameterCombination:
    'two of these options exclude each other, or one asks for another: see {help}.',
  InvalidParameterValue: 'what each option takes is in {help}.',
  MissingParameter: 'what has to be given is in {help}.',
  ValidationError: 'what each option takes is in {help}.',
  ValidationException: 'what each option takes is in {help}.',
  InvalidParameter:
    'things that work together have to lie in the same VPC; {help} says what each option takes.',
  InvalidRequest: 'what belongs together is in {help}.',
  'InvalidPermission.Duplicate':
    'the group has that rule already, so there is nothing left to do. aws ec2 describe-security-group-rules shows them all.',
  'InvalidPermission.NotFound':
    'protocol, ports and source all have to be those of the rule. aws ec2 describe-security-group-rules shows them; --security-group-rule-ids takes one by its id.',
  'InvalidPermission.Malformed':
    'a rule needs somebody to let in: --cidr 203.0.113.0/24, or --source-group sg-… for members of a group.',
  'InvalidGroup.Duplicate':
    'a name belongs to one group in each VPC: choose another, or use the group that is there.',
  CannotDelete: 'the default group goes with its VPC.',
  'InvalidKeyPair.Duplicate':
    'choose another name, or aws ec2 delete-key-pair that one first: its private half cannot be had again.',
  'InvalidKey.Format': 'give the public half, --public-key-material fileb://~/.ssh/id_ed25519.pub.',
  'InvalidAMIID.NotFound':
    'every Region has image ids of its own. aws ec2 describe-images --owners amazon lists those that are here.',
  'InvalidAMIID.Malformed': 'an image’s id is ami- and 8 or 17 hexadecimal digits.',
  InvalidInstanceType: 'aws ec2 describe-instance-types lists those there are, such as t3.micro.',
  MissingInput: 'the default VPC has no subnet left: give --subnet-id, or aws ec2 create-default-subnet.',
  InvalidInput: 'aws ec2 describe-availability-zones lists the zones of the Region.',
  RouteAlreadyExists:
    'a table has one route for each block. aws ec2 replace-route changes where it leads; the local route stays.',
  'InvalidRoute.NotFound':
    'aws ec2 describe-route-tables shows the routes of a table; the block has to be the same to the digit.',
  'AttachInternetGateway:Resource.AlreadyAssociated':
    'a gateway serves one VPC: aws ec2 detach-internet-gateway first, or make another gateway.',
  'AssociateAddress:Resource.AlreadyAssociated': '--allow-reassociation moves the address to the new place.',
  'AssociateRouteTable:Resource.AlreadyAssociated':
    'a subnet has one route table: aws ec2 replace-route-table-association exchanges it.',
  'Resource.AlreadyAssociated': 'take it from where it is first.',
  'Gateway.NotAttached':
    'aws ec2 attach-internet-gateway --internet-gateway-id igw-… --vpc-id vpc-… comes first.',
  'DetachInternetGateway:Gateway.NotAttached':
    'aws ec2 describe-internet-gateways shows which gateway is attached to which VPC.',
  NetworkAclEntryAlreadyExists:
    'each direction uses a number once: take another, or change that entry with aws ec2 replace-network-acl-entry.',
  'InvalidNetworkAclEntry.NotFound':
    'inbound and outbound entries are numbered apart: --ingress or --egress has to fit the entry too.',
  InvalidStateTransition:
    'a peering connection is accepted or rejected once, while it is pending-acceptance. aws ec2 describe-vpc-peering-connections shows its state.',
  VpcPeeringConnectionAlreadyExists:
    'aws ec2 describe-vpc-peering-connections shows it: it serves both directions.',
  'TerminateInstances:OperationNotPermitted':
    'aws ec2 modify-instance-attribute --instance-id i-… --no-disable-api-termination takes the protection away.',
  IncorrectState: 'it is still busy with a change: aws ec2 wait, or sleep 60, lets time pass.',
  IncorrectInstanceState:
    'aws ec2 describe-instances shows the state; aws ec2 wait instance-stopped or instance-running waits for one.',
  InvalidInstanceID: 'an instance with several network interfaces has to be named by one of them, eni-….',
  AuthFailure:
    'it belongs to another account or is managed by AWS: that --profile, or the service, has to do it.',
  InsufficientFreeAddressesInSubnet:
    'the subnet is full (AWS keeps five addresses of every subnet): use a larger one, or another.',
  'InvalidIPAddress.InUse':
    'aws ec2 describe-network-interfaces shows who has it; without the option AWS takes a free one.',
  'ReleaseAddress:InvalidIPAddress.InUse': 'aws ec2 disassociate-address comes first.',
  'InvalidNetworkInterface.InUse': 'aws ec2 detach-network-interface takes it from where it is.',
  'InvalidCidrBlock.InUse': 'the subnets in that block have to be deleted first.',
  'InvalidPlacementGroup.Unknown': 'aws ec2 describe-placement-groups shows those there are.',
  DuplicateSubnetsInSameZone: 'one subnet for each Availability Zone.',
  DuplicateTransitGatewayAttachment:
    'a VPC is attached to a transit gateway once: aws ec2 modify-transit-gateway-vpc-attachment changes its subnets.',
  InvalidBlockDeviceMapping: 'aws ec2 describe-images shows the root device of an image and its size.',
  InvalidNextToken: 'a token is good for the list that gave it; leave it out to begin anew.',
  DefaultVpcAlreadyExists: 'aws ec2 describe-vpcs --filters Name=is-default,Values=true shows it.',
  DefaultVpcDoesNotExist: 'aws ec2 create-default-vpc makes it, with a subnet in every zone.',
  DefaultSubnetAlreadyExistsInAvailabilityZone: 'each zone has one: there is nothing left to do.',
  TagLimitExceeded: 'take some tags away first: aws ec2 delete-tags.',
  AttachmentLimitExceeded:
    'aws ec2 describe-instance-types shows how many interfaces a type takes; larger types take more.',
  PrivateIpAddressLimitExceeded:
    'aws ec2 describe-instance-types shows how many addresses an interface takes; larger types take more.',
  PrefixListVersionMismatch: 'aws ec2 describe-managed-prefix-lists shows the version that it has now.',
  PrefixListMaxEntriesExceeded: '--max-entries sets how many a list may hold.',
  InvalidPrefixListModification: 'aws ec2 get-managed-prefix-list-entries shows what is in it.',
  VolumeInUse: 'aws ec2 detach-volume takes it from its instance first.',
  'InvalidVolume.ZoneMismatch':
    'a volume is attached in its own zone only. A snapshot of it makes another volume in any zone.',
  'InvalidZone.NotFound': 'aws ec2 describe-availability-zones lists the zones of the Region.',
  UnknownVolumeType: 'there are gp3, gp2, io2, io1, st1, sc1 and standard.',
  VolumeModificationRateExceeded: 'a volume is changed once in six hours: sleep 21600 lets them pass.',
  'InvalidSnapshot.InUse': 'aws ec2 deregister-image the image that stands on it first.',
  InvalidServiceName: 'aws ec2 describe-vpc-endpoint-services lists the names.',
  NoSuchBucket: 'aws s3 ls lists the buckets there are.',
  BucketAlreadyExists: 'names of buckets are shared by the whole world: choose a longer one.',
  BucketAlreadyOwnedByYou: 'it is there already, and yours.',
  BucketNotEmpty: 'aws s3 rm s3://NAME --recursive empties it; aws s3 rb s3://NAME --force does both.',
  InvalidBucketName:
    '3 to 63 small letters, digits, dots and dashes, beginning and ending with a letter or digit.',
  NoSuchKey: 'aws s3 ls s3://NAME --recursive lists what is in the bucket; large and small letters count.',
  NoSuchEntity:
    'names in IAM are read letter by letter: aws iam list-roles, list-users, list-groups or list-policies --scope Local show them.',
  EntityAlreadyExists: 'it is there already: use it, or choose another name.',
  DeleteConflict: 'policies have to be detached, keys and memberships taken away, before it goes.',
  MalformedPolicyDocument:
    'a policy is JSON with "Version": "2012-10-17" and a "Statement" of Effect, Action and Resource.',
};

/** By AWS's words, where one code says many things. */
const told: readonly (readonly [message: RegExp, sentence: string])[] = [
  [/belong to different networks/, 'both have to lie in the same VPC.'],
  [/already has an internet gateway/, 'a VPC takes one: aws ec2 describe-internet-gateways shows which.'],
  [
    /taggable resource type/,
    'ResourceType is the kind of what is made: --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=shop}]".',
  ],
  [/Unknown protocol/, 'tcp, udp, icmp, a number from 0 to 255, or -1 for all of them.'],
  [/must specify protocols explicitly/, 'add --protocol tcp, udp, icmp, or -1 for all of them.'],
  [
    /both from and to ports|port range/,
    'ports go from 0 to 65535, the lower first: --port 80, or --port 8000-8080.',
  ],
  [/security groups by name/, 'give the group’s id, sg-…: aws ec2 describe-security-groups shows it.'],
  [
    /for InstanceType/,
    'a type is a family, a dot and a size, such as t3.micro: aws ec2 describe-instance-types lists them.',
  ],
  [
    /does not fall within the subnet/,
    'aws ec2 describe-subnets shows the subnet’s block; without the option AWS takes a free address.',
  ],
  [/reserved address range/, 'AWS keeps the first four addresses of a subnet and the last.'],
  [/BASE64/, 'aws encodes user data by itself: --user-data file://boot.sh.'],
  [/regionNames/, 'aws ec2 describe-regions lists the Regions.'],
  [/peerVpcId cannot be the same/, 'a peering connection joins two VPCs.'],
  [
    /main route table/,
    'a main route table is exchanged: aws ec2 replace-route-table-association makes another one main.',
  ],
];

/** AWS has said which values there are. */
const SAYS_ALL =
  /Expecting a value|must be between|Must specify a max size|from the following set|in the following availability zones|Valid (?:values|characters)/;

/** Whole families of codes, once nothing more exact is known. */
const families: readonly (readonly [pattern: RegExp, sentence: string])[] = [
  [/\.Malformed$/, 'ids are made by AWS, such as vpc-0123456789abcdef0; a name is not one.'],
  [/InUse$/, 'something still uses it, which has to go first.'],
  [/LimitExceeded$/, 'that is AWS’s quota: what is no longer needed has to go first.'],
  [
    /(NotFound|NotFoundException|NotFoundFault|DoesNotExist|NonExistentQueue)$/,
    'the {service} list and describe commands show what is there.',
  ],
  [
    /(AlreadyExists|AlreadyExistsException|AlreadyExistsFault|Duplicate)$/,
    'it is there already: use it, or choose another name.',
  ],
];

/** Undefined: AWS's own words have to do. `command` is the line's service and operation, `ec2 create-vpc`. */
export function errorHint(
  operation: string,
  { code, message }: { readonly code: string; readonly message: string },
  command: string,
): string | undefined {
  if (SAYS_ALL.test(message)) return undefined;
  const sentence =
    told.find(([pattern]) => pattern.test(message))?.[1] ??
    sentences[`${operation}:${code}`] ??
    sentences[code] ??
    families.find(([pattern]) => pattern.test(code))?.[1];
  return sentence
    ?.replace('{help}', `aws ${command} help`)
    .replace('{service}', `aws ${command.replace(/ .*/, '')}`);
}

export function zoneNotRegion(zone: string, region: string): string {
  return `${zone} is an Availability Zone; its Region is ${region}.`;
}

/** The option that a request lacks, as the command line calls it. */
export function giveOption(option: string): string {
  return `add ${option}.`;
}

export function didYouMean(word: string): string {
  return `did you mean ${word}?`;
}

/** What a variable holds when the command that set it found nothing. */
export function emptyIdHint(text: string): string {
  return text === ''
    ? 'the id is empty: is the variable set?'
    : `${text} is what --query prints when it finds nothing: look at the command that set the id.`;
}

export function elsewhereHint(id: string, region: string, account: string | null): string {
  return account === null
    ? `${id} lies in ${region}: add --region ${region}.`
    : `${id} belongs to account ${account} in ${region}: add --profile ${account} --region ${region}.`;
}

export function nameNotId(name: string, id: string): string {
  return `${name} is a name; its id is ${id}.`;
}

/** At most a few of what is there. */
export function thereAre(kind: string, labels: readonly string[], more: number, region: string): string {
  if (labels.length === 0) return `there is no ${kind} in ${region} yet.`;
  const rest = more > 0 ? ` and ${more} more` : '';
  return `in ${region} there ${labels.length + more === 1 ? 'is' : 'are'} ${labels.join(', ')}${rest}.`;
}

export function addressWithoutLength(address: string): string {
  return `a block has a length: ${address}/32 is this one address.`;
}

export function blockThatHolds(block: string): string {
  return `the block that holds that address is ${block}.`;
}

export const NOT_A_BLOCK =
  'a block is four numbers from 0 to 255, a slash and a length from 0 to 32, such as 10.0.0.0/16.';

export function subnetRange(blocks: readonly string[]): string {
  return `a subnet’s block is between /16 and /28 and lies inside ${blocks.join(' or ')}.`;
}

export function subnetConflict(others: readonly string[], free: string | null): string {
  const next = free === null ? 'No block of that size is left in the VPC.' : `${free} is free.`;
  return `it overlaps ${others.join(' and ')}. ${next}`;
}

export function dependsOn(labels: readonly string[], more: number): string {
  const rest = more > 0 ? ` and ${more} more` : '';
  return `what depends on it: ${labels.join(', ')}${rest}.`;
}

export const GROUP_OF_ANOTHER_VPC =
  'that group lies in another VPC: rules name groups of their own VPC, or of a peered one.';

export const MAIN_TABLE_STAYS = 'it is the main route table, which goes with its VPC.';

export function filtersThere(names: readonly string[], more: number): string {
  return `the list is filtered by ${names.join(', ')}${more > 0 ? `, ${more} more` : ''} and tag:KEY.`;
}
