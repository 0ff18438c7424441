/** Names that AWS gives to things that are only data here, and what is to be said of them. */
const NAMES: readonly (readonly [name: RegExp, thing: string])[] = [
  [/\.elb(?:\.[a-z0-9-]+)?\.amazonaws\.com$/, 'load balancers'],
  [/\.rds\.amazonaws\.com$/, 'databases of RDS'],
  [/\.cache\.amazonaws\.com$/, 'caches of ElastiCache'],
  [/\.cloudfront\.net$/, 'distributions of CloudFront'],
  [/\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/, 'APIs of API Gateway'],
  [/\.efs\.[a-z0-9-]+\.amazonaws\.com$/, 'file systems of EFS'],
];

/** Why nothing is found behind a host or an address with that host; undefined for all other words. */
export function dataName(word: string): string | undefined {
  const host = word
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/[:/?#].*$/s, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const thing = NAMES.find(([name]) => name.test(host))?.[1];
  return thing === undefined ? undefined : `${thing}, which are kept as data. Nothing answers at ${host}.`;
}
