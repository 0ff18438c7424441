import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, keyedTags, named } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';

const ssm = inService('ssm');
const PARAMETER = 'ssm-parameter';
const NO_PARAMETER = ['ParameterNotFound'];

function findParameter(context: DataContext, name: string): Described {
  const parameter = named(context, PARAMETER, name);
  return parameter ?? refuse('ParameterNotFound', `Parameter ${name} not found.`);
}

/** SecureString values are shown encrypted unless decryption is asked for; nothing here encrypts. */
function shownParameter({ Detail }: Described): JsonObject {
  const { Tier: _tier, Description: _description, ...shown } = Detail;
  return shown;
}

const putParameter = ssm(
  'PutParameter',
  {
    Name: z.string().regex(/^[\w./-]{1,1011}$/),
    Value: z.string().min(1),
    Type: z.enum(['String', 'StringList', 'SecureString']).optional(),
    Description: z.string().optional(),
    Overwrite: z.boolean().optional(),
    KeyId: z.string().optional(),
    AllowedPattern: z.string().optional(),
    Tier: z.string().optional(),
    DataType: z.string().optional(),
    Tags: keyedTags,
  },
  {
    errors: ['ParameterAlreadyExists', 'ValidationException'],
    example: { Name: '/app/url', Value: 'https://example.com', Type: 'String' },
    run: (
      context,
      { Name, Value, Overwrite, Type, Description, DataType = 'text', Tier = 'Standard', Tags },
    ) => {
      const known = named(context, PARAMETER, Name);
      if (known !== undefined && !Overwrite)
        refuse(
          'ParameterAlreadyExists',
          'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
        );
      if (known === undefined && Type === undefined)
        refuse('ValidationException', 'A parameter type is required when you create a parameter.');
      if (Value.length > (Tier === 'Advanced' ? 8192 : 4096))
        refuse(
          'ValidationException',
          'Standard tier parameters support a maximum parameter value of 4096 characters.',
        );
      const Version = Number(known?.Detail.Version ?? 0) + 1;
      const detail = {
        Name,
        Type: Type ?? known?.Detail.Type,
        Value,
        Version,
        LastModifiedDate: iso(context.at),
        ARN: arnOf(context, 'ssm', `parameter${Name.startsWith('/') ? '' : '/'}${Name}`),
        DataType,
        Tier,
        ...present({ Description }),
      };
      addNamed(
        context,
        PARAMETER,
        known ?? context.newRecord(PARAMETER, 'parameter'),
        Name,
        detail,
        Tags ?? known?.Tags,
      );
      return { Version, Tier };
    },
  },
);

const getParameter = ssm(
  'GetParameter',
  { Name: z.string(), WithDecryption: z.boolean().optional() },
  {
    errors: NO_PARAMETER,
    example: { Name: '/app/url' },
    run: (context, { Name }) => ({ Parameter: shownParameter(findParameter(context, Name)) }),
  },
);

const getParameters = ssm(
  'GetParameters',
  { Names: texts, WithDecryption: z.boolean().optional() },
  {
    example: { Names: ['/app/url'] },
    run: (context, { Names }) => ({
      Parameters: Names.flatMap((name) => named(context, PARAMETER, name) ?? []).map(shownParameter),
      InvalidParameters: Names.filter((name) => named(context, PARAMETER, name) === undefined),
    }),
  },
);

const getParametersByPath = ssm(
  'GetParametersByPath',
  {
    Path: z.string(),
    Recursive: z.boolean().optional(),
    WithDecryption: z.boolean().optional(),
    MaxResults: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    example: { Path: '/app' },
    run: (context, { Path, Recursive }) => {
      const prefix = Path.endsWith('/') ? Path : `${Path}/`;
      const below = context.list(PARAMETER).filter(({ Name }) => Name.startsWith(prefix));
      return {
        Parameters: below
          .filter(({ Name }) => Recursive || !Name.slice(prefix.length).includes('/'))
          .map(shownParameter),
      };
    },
  },
);

const describeParameters = ssm(
  'DescribeParameters',
  { MaxResults: z.int().optional(), NextToken: z.string().optional() },
  {
    example: {},
    run: (context) => ({
      Parameters: context.list(PARAMETER).map(({ Detail: { Value: _value, ...shown } }) => shown),
    }),
  },
);

const deleteParameter = ssm(
  'DeleteParameter',
  { Name: z.string() },
  {
    errors: NO_PARAMETER,
    example: { Name: '/app/url' },
    run: (context, { Name }) => {
      context.remove(PARAMETER, findParameter(context, Name).id);
      return {};
    },
  },
);

export const parameterOperations = [
  putParameter,
  getParameter,
  getParameters,
  getParametersByPath,
  describeParameters,
  deleteParameter,
];
