/** Commands that architectures are built by, each resource with a name that nothing else has. */

const IMAGE = 'ami-0c02fb55956c7d316';

function tagged(type: string, name: string): string {
  return `--tag-specifications 'ResourceType=${type},Tags=[{Key=Name,Value=${name}}]'`;
}

export function vpc(name: string, block: string): string {
  return `aws ec2 create-vpc --cidr-block ${block} ${tagged('vpc', name)}`;
}

export function gateway(name: string, owner: string): string {
  return [
    `aws ec2 create-internet-gateway ${tagged('internet-gateway', name)}`,
    `aws ec2 attach-internet-gateway --internet-gateway-id @${name} --vpc-id @${owner}`,
  ].join('\n');
}

export function subnet(name: string, owner: string, block: string, zone = 'a'): string {
  return `aws ec2 create-subnet --vpc-id @${owner} --cidr-block ${block} --availability-zone us-east-1${zone} ${tagged('subnet', name)}`;
}

/** A route table for those subnets. `routes` are blocks with the option that names the target. */
export function routeTable(
  name: string,
  owner: string,
  subnets: readonly string[],
  routes: { readonly [block: string]: string },
): string {
  return [
    `aws ec2 create-route-table --vpc-id @${owner} ${tagged('route-table', name)}`,
    ...Object.entries(routes).map(
      ([block, target]) =>
        `aws ec2 create-route --route-table-id @${name} --destination-cidr-block ${block} ${target}`,
    ),
    ...subnets.map((one) => `aws ec2 associate-route-table --route-table-id @${name} --subnet-id @${one}`),
  ].join('\n');
}

/** A security group. Each rule: port, then a block or `@group`. */
export function group(
  name: string,
  owner: string,
  rules: readonly (readonly [port: number, source: string])[],
): string {
  return [
    `aws ec2 create-security-group --group-name ${name} --description '${name}' --vpc-id @${owner}`,
    ...rules.map(([port, source]) => {
      const option = source.startsWith('@') ? '--source-group' : '--cidr';
      return `aws ec2 authorize-security-group-ingress --group-id @${name} --protocol tcp --port ${port} ${option} ${source}`;
    }),
  ].join('\n');
}

/** A server; what listens on it is known. */
export function server(name: string, where: string, groups: string, ports: readonly number[]): string {
  const listeners = ports.map((port) => `{"Protocol":"tcp","Port":${port}}`).join(',');
  return [
    `aws ec2 run-instances --image-id ${IMAGE} --instance-type t3.micro --subnet-id @${where} --security-group-ids @${groups} ${tagged('instance', name)}`,
    `# guest set-listeners '{"InstanceId":"@${name}","Listeners":[${listeners}]}'`,
  ].join('\n');
}

/** An address that stays, for a server. */
export function address(name: string, owner: string): string {
  return [
    `aws ec2 allocate-address --domain vpc ${tagged('elastic-ip', name)}`,
    `aws ec2 associate-address --allocation-id @${name} --instance-id @${owner}`,
  ].join('\n');
}

export function natGateway(name: string, where: string): string {
  return [
    `aws ec2 allocate-address --domain vpc ${tagged('elastic-ip', `${name}-address`)}`,
    `aws ec2 create-nat-gateway --subnet-id @${where} --allocation-id @${name}-address ${tagged('natgateway', name)}`,
  ].join('\n');
}

type AclRule = readonly [
  number: number,
  way: 'in' | 'out',
  action: 'allow' | 'deny',
  ports: string,
  block: string,
];

/** A network ACL for those subnets. `ports` is `443`, `1024-65535` or `all` (of every protocol). */
export function networkAcl(
  name: string,
  owner: string,
  subnets: readonly string[],
  rules: readonly AclRule[],
): string {
  return [
    `aws ec2 create-network-acl --vpc-id @${owner} ${tagged('network-acl', name)}`,
    ...rules.map(([number, way, action, ports, block]) => {
      const [from = '', to = from] = ports.split('-');
      const traffic = ports === 'all' ? '--protocol -1' : `--protocol tcp --port-range From=${from},To=${to}`;
      return `aws ec2 create-network-acl-entry --network-acl-id @${name} --rule-number ${number} ${traffic} --cidr-block ${block} --rule-action ${action} ${way === 'in' ? '--ingress' : '--egress'}`;
    }),
    ...subnets.map(
      (one) =>
        `aws ec2 replace-network-acl-association --association-id @${one}:network-acl-association --network-acl-id @${name}`,
    ),
  ].join('\n');
}
