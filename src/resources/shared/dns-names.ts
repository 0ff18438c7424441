/** `ip-10-0-1-5.ec2.internal`: the IP-based name Amazon's resolver gives a private address. */
export function privateDnsName(region: string, privateAddress: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${privateAddress.replaceAll('.', '-')}.${domain}`;
}

/** `ec2-3-210-4-5.compute-1.amazonaws.com`: the public name of a public or Elastic IP address. */
export function publicDnsName(region: string, publicAddress: string): string {
  const domain = region === 'us-east-1' ? 'compute-1' : `${region}.compute`;
  return `ec2-${publicAddress.replaceAll('.', '-')}.${domain}.amazonaws.com`;
}
