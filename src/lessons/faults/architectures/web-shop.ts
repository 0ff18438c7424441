import { type Architecture, keepsOut, reaches, staysPrivate } from '../architecture.ts';
import { gateway, group, networkAcl, routeTable, server, subnet, vpc } from '../build-lines.ts';

/** A web server and its database, each behind a network ACL of its own. */
export const webShop: Architecture = {
  id: 'web-shop',
  title: 'The web shop',
  about:
    'A web server `web-1` in a public subnet and its database `db-1` in a private one. Each subnet has a network ACL of its own. Customers use HTTPS; only the office (`203.0.113.0/24`) may log in by SSH, and only the web server may ask the database, whose subnet has no way to the internet.',
  script: [
    vpc('shop', '10.0.0.0/16'),
    gateway('shop-igw', 'shop'),
    subnet('public-a', 'shop', '10.0.1.0/24'),
    'aws ec2 modify-subnet-attribute --subnet-id @public-a --map-public-ip-on-launch',
    subnet('private-a', 'shop', '10.0.11.0/24'),
    routeTable('public', 'shop', ['public-a'], { '0.0.0.0/0': '--gateway-id @shop-igw' }),
    routeTable('private', 'shop', ['private-a'], {}),
    networkAcl(
      'front',
      'shop',
      ['public-a'],
      [
        [100, 'in', 'allow', '443', '0.0.0.0/0'],
        [110, 'in', 'allow', '22', '203.0.113.0/24'],
        [120, 'in', 'allow', '1024-65535', '0.0.0.0/0'],
        [100, 'out', 'allow', '443', '0.0.0.0/0'],
        [110, 'out', 'allow', '3306', '10.0.11.0/24'],
        [120, 'out', 'allow', '1024-65535', '0.0.0.0/0'],
      ],
    ),
    networkAcl(
      'back',
      'shop',
      ['private-a'],
      [
        [100, 'in', 'allow', '3306', '10.0.1.0/24'],
        [100, 'out', 'allow', '1024-65535', '10.0.1.0/24'],
      ],
    ),
    group('web', 'shop', [
      [443, '0.0.0.0/0'],
      [22, '203.0.113.0/24'],
    ]),
    group('database', 'shop', [[3306, '@web']]),
    server('web-1', 'public-a', 'web', [22, 443]),
    server('db-1', 'private-a', 'database', [22, 3306]),
  ].join('\n'),
  behaviours: [
    reaches({
      id: 'customers',
      from: 'internet',
      to: 'web-1',
      port: 443,
      say: 'Customers reach the shop by HTTPS',
      report: 'Customers say that the shop does not open.',
    }),
    reaches({
      id: 'office',
      from: 'internet:203.0.113.7',
      to: 'web-1',
      port: 22,
      say: 'The office reaches web-1 by SSH',
      report: 'The office cannot log in to web-1.',
    }),
    reaches({
      id: 'database',
      from: 'web-1',
      to: 'db-1',
      port: 3306,
      say: 'web-1 reaches the database',
      report: 'The shop shows “no connection to the database”.',
    }),
    reaches({
      id: 'updates',
      from: 'web-1',
      to: 'internet',
      port: 443,
      say: 'web-1 fetches updates by HTTPS',
      report: 'web-1 has had no updates since yesterday.',
    }),
    keepsOut({
      id: 'strangers',
      from: 'internet:198.51.100.9',
      to: 'web-1',
      port: 22,
      say: 'Strangers do not reach SSH on web-1',
      report: 'A scan from outside finds SSH on web-1 open to everybody.',
    }),
    keepsOut({
      id: 'database-login',
      from: 'web-1',
      to: 'db-1',
      port: 22,
      say: 'web-1 does not reach SSH on the database',
      report: 'A scan from web-1 finds SSH open on the database.',
    }),
    staysPrivate('private-a', 'An audit finds that the database’s subnet has a way to the internet.'),
  ],
};
