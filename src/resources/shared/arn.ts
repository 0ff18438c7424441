/** The ARN of an EC2 resource, such as `security-group/sg-0123` of a record's account and Region. */
export function ec2Arn(
  owner: { readonly account: string; readonly region: string },
  resource: string,
): string {
  return `arn:${partitionOf(owner.region)}:ec2:${owner.region}:${owner.account}:${resource}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}
