import { describe, expect, it } from 'vitest';
import { checkLessons } from '../proof/check-lessons.ts';
import { compileLessons } from './compile-lessons.ts';
import { formatProblem } from './problem.ts';

const GOOD: { readonly [path: string]: string } = {
  'lessons/catalogue.yaml': 'categories: [{ id: net, title: Net }]\npath: [doors]\n',
  'lessons/glossary.yaml': 'terms:\n  door:\n    term: door\n    means: A way in.\n',
  'lessons/corrections.yaml': 'corrections: []\n',
  'lessons/coverage.yaml': 'headings: [{ id: "1", heading: Doors, card: doors/first }]\n',
  'lessons/clouds/shop.yaml':
    "about: A shop.\ncommands: |\n  aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=shop}]'\n",
  'lessons/doors/topic.yaml': 'title: Doors\nabout: In and out.\nicon: book\ncategory: net\n',
  'lessons/doors/10-first.md':
    '---\ntitle: Doors\nlearnt: [A door opens.]\n---\nA [door](term:door) and [itself](card:doors/first).\n',
  'lessons/doors/exercises/10-build.yaml': [
    'title: Build',
    'card: first',
    'minutes: 2',
    'level: 1',
    'task: Make a subnet.',
    'start: { cloud: shop }',
    'goals:',
    '  - { kind: exists, type: subnet, in: shop }',
    'solution: |',
    '  aws ec2 create-subnet --vpc-id @shop --cidr-block 10.0.1.0/24',
    'alternatives:',
    '  - about: Another block.',
    '    solution: aws ec2 create-subnet --vpc-id @shop --cidr-block 10.0.2.0/24',
    'debrief: Done.',
    '',
  ].join('\n'),
};

function filesWith(changes: { readonly [path: string]: string | ((text: string) => string) }) {
  const changed = Object.entries(changes).map(([path, change]): [string, string] => [
    path,
    typeof change === 'string' ? change : change(GOOD[path] ?? ''),
  ]);
  return new Map([...Object.entries(GOOD), ...changed]);
}

const CARD = 'lessons/doors/10-first.md';
const EXERCISE = 'lessons/doors/exercises/10-build.yaml';

describe('lesson files', () => {
  it('become data', () => {
    const { problems, topics, catalogue } = compileLessons(filesWith({}));
    expect(problems).toEqual([]);
    expect(topics[0]?.cards[0]?.blocks).toEqual([
      {
        kind: 'paragraph',
        text: [
          'A ',
          { kind: 'term', term: 'door', text: ['door'] },
          ' and ',
          { kind: 'lesson', to: 'doors/first', text: ['itself'] },
          '.',
        ],
      },
    ]);
    expect(catalogue.topics[0]?.exercises[0]?.id).toBe('build');
  });

  it.each([
    ['broken YAML', { 'lessons/doors/topic.yaml': 'title: "Doors\n' }, /^lessons\/doors\/topic\.yaml:2 /],
    [
      'an unknown field',
      { 'lessons/doors/topic.yaml': (text: string) => `${text}colour: red\n` },
      /^lessons\/doors\/topic\.yaml:5 "colour" is not a field/,
    ],
    [
      'a missing field',
      { 'lessons/doors/topic.yaml': (text: string) => text.replace('about: In and out.\n', '') },
      /^lessons\/doors\/topic\.yaml:1 about: this field is missing/,
    ],
    ['HTML', { [CARD]: (text: string) => `${text}\n<script>alert(1)</script>\n` }, /10-first\.md:7 HTML/],
    [
      'a link to a script',
      { [CARD]: (text: string) => `${text}\n[x](javascript:alert(1))\n` },
      /10-first\.md:7 A link begins with/,
    ],
    [
      'a picture',
      { [CARD]: (text: string) => `${text}\n![x](https://example.com/x.png)\n` },
      /10-first\.md:7 Pictures/,
    ],
    [
      'a term nobody explains',
      { [CARD]: (text: string) => `${text}\n[x](term:window)\n` },
      /10-first\.md:7 There is no term "window"/,
    ],
    [
      'a link to a card that is not there',
      { [CARD]: (text: string) => `${text}\n[x](card:doors/second)\n` },
      /10-first\.md:7 There is no card "doors\/second"/,
    ],
    [
      'an unknown goal',
      { [EXERCISE]: (text: string) => text.replace('kind: exists', 'kind: wishes') },
      /10-build\.yaml:8 /,
    ],
    [
      'an unknown cloud',
      { [EXERCISE]: (text: string) => text.replace('cloud: shop', 'cloud: moon') },
      /10-build\.yaml:6 There is no cloud "moon"/,
    ],
    ['a stray file', { 'lessons/doors/Notes.txt': 'x' }, /Notes\.txt:1 A topic holds/],
    [
      'front matter of a broken diagram',
      { [CARD]: (text: string) => `${text}\n\`\`\`diagram\ncaption: x\nflow: []\n\`\`\`\n` },
      /10-first\.md:9 "flow" is not a field|10-first\.md:8 flows/,
    ],
  ])('tells where a fault stands: %s', (_what, changes, expected) => {
    const { problems } = compileLessons(filesWith(changes));
    expect(problems.map(formatProblem).join('\n')).toMatch(expected);
  });
});

it('a broken file is told with its file, its line and what to do', () => {
  const { problems } = compileLessons(filesWith({ [CARD]: (text) => `${text}\n[x](term:window)\n` }));
  expect(problems.map(formatProblem)).toEqual([
    'lessons/doors/10-first.md:7 There is no term "window" in lessons/glossary.yaml.',
  ]);
});

describe('an exercise', () => {
  it.each([
    [
      'whose start meets its goals',
      (text: string) => text.replace('type: subnet, in: shop', 'type: vpc'),
      /:10 The exercise is solved before anything is done/,
    ],
    [
      'whose solution misses a goal',
      (text: string) => text.replace('in: shop', 'in: shop, zone: us-east-1f'),
      /:10 The exercise does not meet the goal/,
    ],
    [
      'with a command it does not need',
      (text: string) =>
        text.replace(
          'alternatives:',
          '  aws ec2 create-subnet --vpc-id @shop --cidr-block 10.0.3.0/24\nalternatives:',
        ),
      /:10 The exercise is solved without this command too/,
    ],
    [
      'whose other design fails',
      (text: string) => text.replace('10.0.2.0/24', '10.9.2.0/24'),
      /:13 AWS refuses it\. InvalidSubnet\.Range/,
    ],
    [
      'with a command that does not exist',
      (text: string) => text.replace('create-subnet --vpc-id @shop --cidr-block 10.0.1', 'make-subnet --x 1'),
      /:10 argument operation: Invalid choice/,
    ],
  ])('%s is refused with its line', async (_what, change, expected) => {
    const { problems } = await checkLessons(filesWith({ [EXERCISE]: change }));
    expect(problems.map(formatProblem).join('\n')).toMatch(expected);
  });

  it('makes lines of flow logs of real packets', () => {
    const block = '\n```flow-log\ncloud: shop\nflows: [{ from: internet, to: door }]\n```\n';
    const { problems } = compileLessons(filesWith({ [CARD]: (text) => `${text}${block}` }));
    expect(problems.map(formatProblem)).toEqual([
      'lessons/doors/10-first.md:9 Nothing here is named "door".',
    ]);
  });

  it('that teaches what it says passes', async () => {
    expect((await checkLessons(filesWith({}))).problems).toEqual([]);
  });

  it('may not be listed for a heading that its card does not speak of', async () => {
    const coverage = 'headings: [{ id: "1", heading: Quantum windows, card: doors/first }]\n';
    const { problems } = await checkLessons(filesWith({ 'lessons/coverage.yaml': coverage }));
    expect(problems.map(formatProblem)).toEqual([
      'lessons/coverage.yaml:1 The card "doors/first" does not speak of "Quantum windows": it lacks quantum, window.',
    ]);
  });
});
