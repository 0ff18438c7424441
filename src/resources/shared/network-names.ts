/** Names of graph elements and collections that fragments of different types share. */
export const INTERNET = 'internet';

export const names = {
  interface: (eni: string) => `interface:${eni}`,
  host: (id: string) => `host:${id}`,
  /** What takes packets at an interface that no instance owns. */
  service: (eni: string) => `service:${eni}`,
  lanOut: (subnet: string) => `lan-out:${subnet}`,
  lanIn: (subnet: string) => `lan-in:${subnet}`,
  leave: (subnet: string) => `leave:${subnet}`,
  enter: (subnet: string) => `enter:${subnet}`,
  /** The rule tables bound to a subnet's border. */
  aclOut: (subnet: string) => `acl-out:${subnet}`,
  aclIn: (subnet: string) => `acl-in:${subnet}`,
  /** The table bound to a subnet, a VPC's main one, a gateway's. */
  subnetRoutes: (subnet: string) => `subnet-routes:${subnet}`,
  mainRoutes: (vpc: string) => `main-routes:${vpc}`,
  gatewayRoutes: (gateway: string) => `gateway-routes:${gateway}`,
  /** The VPC's own router. */
  router: (vpc: string) => `router:${vpc}`,
  exits: (vpc: string) => `exits:${vpc}`,
  /** Private and public addresses of a VPC's interfaces. */
  publicPairs: (vpc: string) => `public:${vpc}`,
  gatewayOut: (gateway: string) => `gateway-out:${gateway}`,
  gatewayIn: (gateway: string) => `gateway-in:${gateway}`,
  /** Where packets from outside to that VPC come in. */
  entrance: (vpc: string) => `entrance:${vpc}`,
  groupIn: (group: string) => `group-in:${group}`,
  groupOut: (group: string) => `group-out:${group}`,
  group: (group: string) => `group:${group}`,
  peering: (peering: string, fromVpc: string) => `peering:${peering}:${fromVpc}`,
  beyond: (peering: string, vpc: string) => `beyond:${peering}:${vpc}`,
} as const;
