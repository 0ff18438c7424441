import * as z from 'zod';

/** Behaviour tables in JSON. Everything is strict: a misspelt expectation must not pass unseen. */
const jsonObject = z.record(z.string(), z.json());

const requestStep = z.strictObject({
  operation: z.string(),
  input: jsonObject.default({}),
  /** Variable → dotted path in the output. Later texts name it as `$variable`. */
  save: z.record(z.string(), z.string()).default({}),
  account: z.string().optional(),
  region: z.string().optional(),
  /** The code of the error with which AWS refuses the request. */
  error: z.string().optional(),
  /** Part of the output; lists are compared item by item. */
  expect: jsonObject.optional(),
});

const waitStep = z.strictObject({
  /** Advances the document's clock. */
  waitHours: z.number(),
});

const importStep = z.strictObject({
  /** Facts that no request can make and only an import brings (propagated routes). */
  imported: z.strictObject({ table: z.string(), id: z.string(), facts: jsonObject }),
});

const buildStep = z.union([requestStep, waitStep, importStep]);

const headerPart = z.strictObject({
  source: z.string().optional(),
  destination: z.string().optional(),
  sourcePorts: z.string().optional(),
  destinationPorts: z.string().optional(),
});

const stepPart = z.strictObject({
  way: z.enum(['request', 'reply']).default('request'),
  stage: z.string().optional(),
  at: z.string().optional(),
  action: z.string().optional(),
  code: z.string().nullable().optional(),
  note: z.string().nullable().optional(),
  /** Id of the line that decided. */
  rule: z.string().nullable().optional(),
  /** Every line of the table as `[id, reason]` or `[id, reason, code]`, in order. */
  rows: z.array(z.array(z.string()).min(2).max(3)).optional(),
  before: headerPart.optional(),
  after: headerPart.optional(),
  session: z
    .strictObject({
      kind: z.enum(['made', 'used']).optional(),
      tracked: z.boolean().optional(),
      idleTimeoutSeconds: z.number().nullable().optional(),
    })
    .nullable()
    .optional(),
});

const flowExpectation = z.strictObject({
  /** A part of the sentence that answers a flow which cannot be asked. */
  error: z.string().optional(),
  verdict: z.enum(['reachable', 'partly', 'reply-lost', 'refused', 'blocked', 'unknown']).optional(),
  symptom: z.string().optional(),
  delivered: z.boolean().optional(),
  replied: z.union([z.boolean(), z.literal('some'), z.null()]).optional(),
  /** Of the first blocker. */
  code: z.string().nullable().optional(),
  at: z.string().nullable().optional(),
  /** Every blocker's code in order; those of the reply begin with `reply `. */
  blockers: z.array(z.string()).optional(),
  /** Resources that appear on the request's way in this order. */
  hopsInclude: z.array(z.string()).optional(),
  hopsExclude: z.array(z.string()).optional(),
  replyHopsInclude: z.array(z.string()).optional(),
  replyHopsExclude: z.array(z.string()).optional(),
  /** The first blocker's, like `49152-60999`. */
  lostPorts: z.string().optional(),
  mtu: z.number().optional(),
  /** Codes of everything taken for granted. */
  assumptions: z.array(z.string()).optional(),
  /** Steps that occur in this order, of both ways. */
  steps: z.array(stepPart).optional(),
  /** Stages that do not occur on the request's way. */
  stagesExclude: z.array(z.string()).optional(),
});

const flowQuestion = z.strictObject({
  from: z.string(),
  to: z.string(),
  protocol: z.string().default('tcp'),
  port: z.int().optional(),
  sourcePort: z.int().optional(),
  down: z.array(z.string()).default([]),
  /** Keeps the sessions of the flow under this name. */
  remember: z.string().optional(),
  /** Asks for one more packet of the flow remembered under this name. */
  established: z.string().optional(),
  expect: flowExpectation,
});

const phase = z.strictObject({
  build: z.array(buildStep).default([]),
  flows: z.array(flowQuestion).default([]),
});

export const behaviourCase = phase.extend({
  /** A sentence that begins with the ids of the rules it shows. */
  name: z.string(),
  base: z.string().optional(),
  /** What is changed and asked afterwards. */
  later: z.array(phase).default([]),
});

export const caseTable = z.array(behaviourCase);

/** Architectures that several cases start from; one may build on another. */
export const baseTable = z.record(
  z.string(),
  z.strictObject({ base: z.string().optional(), build: z.array(buildStep) }),
);

export type BehaviourCase = z.output<typeof behaviourCase>;
export type Bases = z.output<typeof baseTable>;
export type BuildStep = z.output<typeof buildStep>;
export type FlowQuestion = z.output<typeof flowQuestion>;
export type FlowExpectation = z.output<typeof flowExpectation>;
export type StepPart = z.output<typeof stepPart>;
