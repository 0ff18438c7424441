import { expect, it } from 'vitest';
import { formatProblem } from '../source/problem.ts';
import { checkLessons } from './check-lessons.ts';

const COMMANDS = `
  aws ec2 create-default-vpc
  aws ec2 create-key-pair --key-name lab
  aws ec2 authorize-security-group-ingress --group-name default --protocol tcp --port 22 --cidr 203.0.113.10/32
  aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --key-name lab --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web-1}]'
`;
const EXERCISE = [
  'title: A note',
  'card: first',
  'minutes: 2',
  'level: 1',
  'terminal: true',
  'task: Make a note.',
  'start:',
  '  cloud: server',
  '  typed: chmod 644 lab.pem',
  'goals:',
  '  - { kind: file, on: web-1, path: /home/ec2-user/note }',
  'solution: |',
  '  chmod 400 lab.pem',
  '  ssh -i lab.pem ec2-user@@web-1:public-ip',
  '  touch note',
  '  exit',
  'alternatives:',
  '  - about: At once.',
  '    solution: chmod 600 lab.pem && ssh -i lab.pem ec2-user@@web-1:public-ip touch note',
  'debrief: Done.',
  '',
].join('\n');

async function check(change: (text: string) => string): Promise<string> {
  const files = new Map([
    ['lessons/catalogue.yaml', 'categories: [{ id: net, title: Net }]\npath: [doors]\n'],
    ['lessons/glossary.yaml', 'terms: {}\n'],
    ['lessons/corrections.yaml', 'corrections: []\n'],
    ['lessons/coverage.yaml', 'headings: []\n'],
    ['lessons/clouds/server.yaml', `about: A server.\ncommands: |${COMMANDS}`],
    ['lessons/doors/topic.yaml', 'title: Doors\nabout: In and out.\nicon: book\ncategory: net\n'],
    ['lessons/doors/10-first.md', '---\ntitle: Doors\nlearnt: [A door opens.]\n---\nA door.\n'],
    ['lessons/doors/exercises/10-note.yaml', change(EXERCISE)],
  ]);
  const { problems } = await checkLessons(files);
  return problems.map(formatProblem).join('\n');
}

it('an exercise in the terminal is proven by typing it', async () => {
  expect(await check((text) => text)).toBe('');
});

it.each([
  [
    'that is solved at its start',
    (text: string) =>
      text.replace('chmod 644 lab.pem', 'ssh -i lab.pem ec2-user@@web-1:public-ip touch note'),
    /:13 The exercise is solved before anything is done/,
  ],
  [
    'with a command that it does not need',
    (text: string) => text.replace('  exit\n', '  touch other\n  exit\n'),
    /:16 The exercise is solved without this command too/,
  ],
  [
    'whose solution fails',
    (text: string) => text.replace('  chmod 400 lab.pem\n', ''),
    /:13 It fails with exit code 255: ec2-user@.*Permission denied/,
  ],
  [
    'whose other design fails',
    (text: string) => text.replace('touch note\ndebrief', 'touch nota\ndebrief'),
    /:19 This design does not meet the goal "There is \/home\/ec2-user\/note on web-1"/,
  ],
  [
    'whose start cannot be typed',
    (text: string) => text.replace('chmod 644 lab.pem', 'chmod 644 other.pem'),
    /:9 It fails with exit code 1/,
  ],
])('an exercise in the terminal %s is refused with its line', async (_what, change, expected) => {
  expect(await check(change)).toMatch(expected);
});
