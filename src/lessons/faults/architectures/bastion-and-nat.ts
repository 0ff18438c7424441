import { type Architecture, keepsOut, reaches } from '../architecture.ts';
import { address, gateway, group, natGateway, routeTable, server, subnet, vpc } from '../build-lines.ts';

/** A private application behind a web server, a bastion to log in by, a NAT gateway to leave by. */
export const bastionAndNat: Architecture = {
  id: 'bastion-and-nat',
  title: 'The booking office',
  about:
    'The web server `web-1` is public, the application `app-1` is private. `app-1` fetches its updates through the NAT gateway `nat-a`; the office (`203.0.113.0/24`) logs in to `app-1` by way of `bastion`, and by no other.',
  script: [
    vpc('booking', '10.0.0.0/16'),
    gateway('booking-igw', 'booking'),
    subnet('public-a', 'booking', '10.0.1.0/24'),
    subnet('private-a', 'booking', '10.0.11.0/24'),
    natGateway('nat-a', 'public-a'),
    routeTable('public', 'booking', ['public-a'], { '0.0.0.0/0': '--gateway-id @booking-igw' }),
    routeTable('private', 'booking', ['private-a'], { '0.0.0.0/0': '--nat-gateway-id @nat-a' }),
    group('web', 'booking', [[443, '0.0.0.0/0']]),
    group('bastion-hosts', 'booking', [[22, '203.0.113.0/24']]),
    group('app', 'booking', [
      [8080, '@web'],
      [22, '@bastion-hosts'],
    ]),
    server('web-1', 'public-a', 'web', [22, 443]),
    server('bastion', 'public-a', 'bastion-hosts', [22]),
    server('app-1', 'private-a', 'app', [22, 8080]),
    address('web-address', 'web-1'),
    address('bastion-address', 'bastion'),
  ].join('\n'),
  behaviours: [
    reaches({
      id: 'guests',
      from: 'internet',
      to: 'web-1',
      port: 443,
      say: 'Guests reach web-1 by HTTPS',
      report: 'Guests wait for the booking page, and nothing comes.',
    }),
    reaches({
      id: 'application',
      from: 'web-1',
      to: 'app-1',
      port: 8080,
      say: 'web-1 reaches the application',
      report: 'Every booking ends with “please try again later”.',
    }),
    reaches({
      id: 'office',
      from: 'internet:203.0.113.7',
      to: 'bastion',
      port: 22,
      say: 'The office reaches the bastion by SSH',
      report: 'The office cannot log in to the bastion.',
    }),
    reaches({
      id: 'login',
      from: 'bastion',
      to: 'app-1',
      port: 22,
      say: 'The bastion reaches app-1 by SSH',
      report: 'From the bastion, SSH to app-1 hangs.',
    }),
    reaches(
      {
        id: 'updates',
        from: 'app-1',
        to: 'internet',
        port: 443,
        say: 'app-1 fetches updates through the NAT gateway',
        report: 'app-1 can no longer fetch its updates.',
      },
      ['nat-gateway'],
    ),
    keepsOut({
      id: 'strangers',
      from: 'internet:198.51.100.9',
      to: 'bastion',
      port: 22,
      say: 'Strangers do not reach the bastion',
      report: 'The bastion’s log is full of strangers who try passwords.',
    }),
    keepsOut({
      id: 'shortcut',
      from: 'web-1',
      to: 'app-1',
      port: 22,
      say: 'web-1 does not reach SSH on app-1',
      report: 'An audit finds that web-1 can log in to app-1.',
    }),
  ],
};
