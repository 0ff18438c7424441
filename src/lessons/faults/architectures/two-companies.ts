import { type Architecture, keepsOut, reaches } from '../architecture.ts';
import { address, gateway, group, routeTable, server, subnet, vpc } from '../build-lines.ts';

const PEERING = 'shop-stock';

/** Two VPCs that are peered: one faces the internet, the other does not. */
export const twoCompanies: Architecture = {
  id: 'two-companies',
  title: 'The shop and the warehouse',
  about:
    'Two VPCs are peered: `shop` (`10.0.0.0/16`) with the public server `shop-1`, and `stock` (`10.1.0.0/16`) with the private `stock-1`. `shop-1` asks `stock-1` by HTTPS, `stock-1` sends deliveries to port 8443 of `shop-1`. Only the office (`203.0.113.0/24`) may log in, and only to `shop-1`.',
  script: [
    vpc('shop', '10.0.0.0/16'),
    vpc('stock', '10.1.0.0/16'),
    gateway('shop-igw', 'shop'),
    subnet('shop-a', 'shop', '10.0.1.0/24'),
    subnet('stock-a', 'stock', '10.1.1.0/24'),
    `aws ec2 create-vpc-peering-connection --vpc-id @shop --peer-vpc-id @stock --tag-specifications 'ResourceType=vpc-peering-connection,Tags=[{Key=Name,Value=${PEERING}}]'`,
    `aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id @${PEERING}`,
    routeTable('from-shop', 'shop', ['shop-a'], {
      '0.0.0.0/0': '--gateway-id @shop-igw',
      '10.1.0.0/16': `--vpc-peering-connection-id @${PEERING}`,
    }),
    routeTable('from-stock', 'stock', ['stock-a'], {
      '10.0.0.0/16': `--vpc-peering-connection-id @${PEERING}`,
    }),
    group('shop-front', 'shop', [
      [443, '0.0.0.0/0'],
      [22, '203.0.113.0/24'],
      [8443, '10.1.0.0/16'],
    ]),
    group('stock-app', 'stock', [[443, '10.0.0.0/16']]),
    server('shop-1', 'shop-a', 'shop-front', [22, 443, 8443]),
    server('stock-1', 'stock-a', 'stock-app', [22, 443]),
    address('shop-address', 'shop-1'),
  ].join('\n'),
  behaviours: [
    reaches({
      id: 'customers',
      from: 'internet',
      to: 'shop-1',
      port: 443,
      say: 'Customers reach shop-1 by HTTPS',
      report: 'Customers say that the shop does not open.',
    }),
    reaches({
      id: 'office',
      from: 'internet:203.0.113.7',
      to: 'shop-1',
      port: 22,
      say: 'The office reaches shop-1 by SSH',
      report: 'The office cannot log in to shop-1.',
    }),
    reaches({
      id: 'stock',
      from: 'shop-1',
      to: 'stock-1',
      port: 443,
      say: 'shop-1 asks stock-1 by HTTPS',
      report: 'The shop shows every article as “stock unknown”.',
    }),
    reaches({
      id: 'deliveries',
      from: 'stock-1',
      to: 'shop-1',
      port: 8443,
      say: 'stock-1 sends deliveries to shop-1',
      report: 'The warehouse can no longer report its deliveries to the shop.',
    }),
    keepsOut({
      id: 'strangers',
      from: 'internet:198.51.100.9',
      to: 'shop-1',
      port: 22,
      say: 'Strangers do not reach SSH on shop-1',
      report: 'A scan from outside finds SSH on shop-1 open to everybody.',
    }),
    keepsOut({
      id: 'neighbour',
      from: 'shop-1',
      to: 'stock-1',
      port: 22,
      say: 'shop-1 does not reach SSH on stock-1',
      report: 'An audit finds that the shop can log in to the warehouse.',
    }),
  ],
};
