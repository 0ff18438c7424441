import { type Architecture, keepsOut, reaches } from '../architecture.ts';
import { address, gateway, group, routeTable, server, subnet, vpc } from '../build-lines.ts';

/** Private servers that leave by an instance which passes packets on. */
export const natInstance: Architecture = {
  id: 'nat-instance',
  title: 'The school behind a NAT instance',
  about:
    'The private servers `class-1` and `files-1` leave by HTTPS through the NAT instance `nat-1`, which stands in a public subnet. Only the office (`203.0.113.0/24`) may log in to `nat-1`. `class-1` keeps its files on `files-1` (port 445).',
  script: [
    vpc('school', '10.0.0.0/16'),
    gateway('school-igw', 'school'),
    subnet('public-a', 'school', '10.0.1.0/24'),
    subnet('private-a', 'school', '10.0.11.0/24'),
    subnet('private-b', 'school', '10.0.12.0/24', 'b'),
    routeTable('public', 'school', ['public-a'], { '0.0.0.0/0': '--gateway-id @school-igw' }),
    group('nat', 'school', [
      [443, '10.0.0.0/16'],
      [22, '203.0.113.0/24'],
    ]),
    group('classes', 'school', []),
    group('files', 'school', [[445, '@classes']]),
    server('nat-1', 'public-a', 'nat', [22]),
    `# guest set-forwarding '{"InstanceId":"@nat-1","Forwarding":"masquerade"}'`,
    'aws ec2 modify-network-interface-attribute --network-interface-id @nat-1:network-interface --no-source-dest-check',
    address('nat-address', 'nat-1'),
    routeTable('private', 'school', ['private-a', 'private-b'], {
      '0.0.0.0/0': '--network-interface-id @nat-1:network-interface',
    }),
    server('class-1', 'private-a', 'classes', [22]),
    server('files-1', 'private-b', 'files', [22, 445]),
  ].join('\n'),
  behaviours: [
    reaches(
      {
        id: 'class',
        from: 'class-1',
        to: 'internet',
        port: 443,
        say: 'class-1 reaches the internet through nat-1',
        report: 'In the classroom no website opens.',
      },
      ['nat-1'],
    ),
    reaches(
      {
        id: 'backup',
        from: 'files-1',
        to: 'internet',
        port: 443,
        say: 'files-1 reaches its backup through nat-1',
        report: 'Last night’s backup of files-1 did not arrive.',
      },
      ['nat-1'],
    ),
    reaches({
      id: 'files',
      from: 'class-1',
      to: 'files-1',
      port: 445,
      say: 'class-1 reaches the files',
      report: 'Pupils cannot open their files.',
    }),
    reaches({
      id: 'office',
      from: 'internet:203.0.113.7',
      to: 'nat-1',
      port: 22,
      say: 'The office reaches nat-1 by SSH',
      report: 'The office cannot log in to nat-1.',
    }),
    keepsOut({
      id: 'strangers',
      from: 'internet:198.51.100.9',
      to: 'nat-1',
      port: 22,
      say: 'Strangers do not reach nat-1',
      report: 'The log of nat-1 is full of strangers who try passwords.',
    }),
    keepsOut({
      id: 'pupils',
      from: 'class-1',
      to: 'files-1',
      port: 22,
      say: 'class-1 does not reach SSH on files-1',
      report: 'A pupil has shown that class-1 can log in to files-1.',
    }),
  ],
};
