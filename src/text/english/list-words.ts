/** The fixed words of the list view's columns. */
export const listWords = {
  main: 'main table',
  used: (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`,
  unused: 'not used',
  at: (owner: string) => `at ${owner}`,
  in: (container: string) => `in ${container}`,
  notAssociated: 'not associated',
  uplink: 'Way to the internet',
  route: (destination: string) => `Route ${destination}`,
  peering: 'Peering',
  active: 'active',
  blackhole: 'blackhole',
  notActive: 'not active',
  cannotBeAsked: 'Cannot be asked',
} as const;
