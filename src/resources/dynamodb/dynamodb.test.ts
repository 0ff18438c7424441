import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';
import { addNumbers, compareNumbers, normalNumber } from './decimal.ts';

const TableName = 'Music';

/** A table of songs by artist and title, with an index by year. */
function musicLab(): DataLab {
  const lab = new DataLab();
  lab.run('dynamodb:CreateTable', {
    TableName,
    AttributeDefinitions: [
      { AttributeName: 'Artist', AttributeType: 'S' },
      { AttributeName: 'Title', AttributeType: 'S' },
      { AttributeName: 'Released', AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: 'Artist', KeyType: 'HASH' },
      { AttributeName: 'Title', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'ByYear',
        KeySchema: [{ AttributeName: 'Released', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  });
  lab.wait(10);
  put(lab, 'Acme', 'Blue', { Released: { N: '2001' }, Plays: { N: '5' }, Tags: { SS: ['jazz', 'slow'] } });
  put(lab, 'Acme', 'Anvil', {
    Released: { N: '1999' },
    Notes: { M: { author: { L: [{ S: 'x' }, { S: 'y' }] } } },
  });
  put(lab, 'Zed', 'Blue', { Released: { N: '2001.0' } });
  return lab;
}

function put(lab: DataLab, artist: string, title: string, more: JsonObject): void {
  lab.run('dynamodb:PutItem', { TableName, Item: { Artist: { S: artist }, Title: { S: title }, ...more } });
}

const blue = { Artist: { S: 'Acme' }, Title: { S: 'Blue' } };
const anvil = { Artist: { S: 'Acme' }, Title: { S: 'Anvil' } };

function titles(lab: DataLab, operation: 'Query' | 'Scan', input: JsonObject): readonly string[] {
  const { Items } = lab.run(`dynamodb:${operation}`, { TableName, ...input });
  return (Items as readonly { readonly Title: { readonly S: string } }[]).map(({ Title }) => Title.S);
}

function update(lab: DataLab, UpdateExpression: string, values: JsonObject = {}, more: JsonObject = {}) {
  return lab.run('dynamodb:UpdateItem', {
    TableName,
    Key: blue,
    UpdateExpression,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ReturnValues: 'ALL_NEW',
    ...more,
  }).Attributes as JsonObject;
}

describe('items', () => {
  it('are queried by key in order of the range key, filtered, paged and projected', () => {
    const lab = musicLab();
    const KeyConditionExpression = 'Artist = :a';
    const values = { ':a': { S: 'Acme' } };
    const query = { KeyConditionExpression, ExpressionAttributeValues: values };
    expect(titles(lab, 'Query', query)).toEqual(['Anvil', 'Blue']);
    expect(titles(lab, 'Query', { ...query, ScanIndexForward: false })).toEqual(['Blue', 'Anvil']);
    const page = lab.run('dynamodb:Query', { TableName, ...query, Limit: 1 });
    expect(page).toMatchObject({ Count: 1, ScannedCount: 1, LastEvaluatedKey: anvil });
    expect(titles(lab, 'Query', { ...query, ExclusiveStartKey: page.LastEvaluatedKey ?? {} })).toEqual([
      'Blue',
    ]);
    const filtered = lab.run('dynamodb:Query', {
      TableName,
      ...query,
      FilterExpression: 'attribute_exists(Plays) AND NOT contains(Tags, :t)',
      ExpressionAttributeValues: { ...values, ':t': { S: 'loud' } },
      ProjectionExpression: 'Title, Notes.#b[1]',
      ExpressionAttributeNames: { '#b': 'author' },
    });
    expect(filtered).toEqual({ Items: [{ Title: { S: 'Blue' } }], Count: 1, ScannedCount: 2 });
    expect(
      titles(lab, 'Query', {
        KeyConditionExpression: 'Artist = :a AND begins_with(Title, :t)',
        ExpressionAttributeValues: { ...values, ':t': { S: 'An' } },
      }),
    ).toEqual(['Anvil']);
  });

  it('are found through an index with what it projects', () => {
    const found = musicLab().run('dynamodb:Query', {
      TableName,
      IndexName: 'ByYear',
      KeyConditionExpression: 'Released = :y',
      ExpressionAttributeValues: { ':y': { N: '2001' } },
    });
    expect(found.Items).toEqual([
      { ...blue, Released: { N: '2001' } },
      { Artist: { S: 'Zed' }, Title: { S: 'Blue' }, Released: { N: '2001' } },
    ]);
  });

  it.each([
    ['Released BETWEEN :l AND :h', { ':l': { N: '1' }, ':h': { N: '2000' } }, ['Anvil']],
    ['Released IN (:l, :h)', { ':l': { N: '1999.00' }, ':h': { N: '3' } }, ['Anvil']],
    ['size(Tags) = :l', { ':l': { N: '2' } }, ['Blue']],
    ['attribute_not_exists(Plays) OR Plays > :l', { ':l': { N: '9' } }, ['Anvil', 'Blue']],
    ['attribute_type(Notes, :l)', { ':l': { S: 'M' } }, ['Anvil']],
    ['Notes.author[0] = :l', { ':l': { S: 'x' } }, ['Anvil']],
    ['(Plays >= :l) AND Title <> :h', { ':l': { N: '5' }, ':h': { S: 'x' } }, ['Blue']],
    ['begins_with(Artist, :l) and not Plays < :h', { ':l': { S: 'Ac' }, ':h': { N: '6' } }, ['Anvil']],
  ])('meet the condition %s', (FilterExpression, ExpressionAttributeValues, expected) => {
    const lab = musicLab();
    expect([...titles(lab, 'Scan', { FilterExpression, ExpressionAttributeValues })].sort()).toEqual(
      expected,
    );
  });

  it('are updated from what they were, all changes at once', () => {
    const lab = musicLab();
    expect(
      update(
        lab,
        'SET Plays = Plays + :n, Former = Plays, Extra = if_not_exists(Extra, :l), #l = list_append(:l, :l) REMOVE Released ADD Tags :t',
        { ':n': { N: '0.5' }, ':l': { L: [{ S: 'a' }] }, ':t': { SS: ['new'] } },
        { ExpressionAttributeNames: { '#l': 'List' } },
      ),
    ).toEqual({
      ...blue,
      Plays: { N: '5.5' },
      Former: { N: '5' },
      Extra: { L: [{ S: 'a' }] },
      List: { L: [{ S: 'a' }, { S: 'a' }] },
      Tags: { SS: ['jazz', 'slow', 'new'] },
    });
    expect(update(lab, 'DELETE Tags :t', { ':t': { SS: ['jazz', 'slow', 'new'] } })).not.toHaveProperty(
      'Tags',
    );
    expect(update(lab, 'SET Extra[5] = :v REMOVE Former', { ':v': { N: '007' } })).toMatchObject({
      Extra: { L: [{ S: 'a' }, { N: '7' }] },
    });
    expect(update(lab, 'ADD Hits :n', { ':n': { N: '1' } })).toMatchObject({ Hits: { N: '1' } });
  });

  it('are left alone where the condition is not met', () => {
    const lab = musicLab();
    const guarded = { TableName, Item: blue, ConditionExpression: 'attribute_not_exists(Artist)' };
    expect(lab.refusal('dynamodb:PutItem', guarded)).toBe(
      'ConditionalCheckFailedException: The conditional request failed',
    );
    const writes = [
      { Put: { TableName, Item: { ...anvil, Title: { S: 'New' } } } },
      { ConditionCheck: { TableName, Key: blue, ConditionExpression: 'attribute_exists(Nothing)' } },
    ];
    const TransactItems = writes as unknown as JsonObject[];
    expect(lab.refusal('dynamodb:TransactWriteItems', { TransactItems })).toMatch(
      /^TransactionCanceledException: .* \[None, ConditionalCheckFailed\]$/,
    );
    expect(titles(lab, 'Scan', {})).toHaveLength(3);
  });
});

describe('expressions', () => {
  it.each([
    ['FilterExpression', 'Name = :a', /Attribute name is a reserved keyword; reserved keyword: Name$/],
    [
      'FilterExpression',
      '#x = :a',
      /attribute name used in the document path is not defined; attribute name: #x$/,
    ],
    [
      'FilterExpression',
      'Artist = :b',
      /attribute value used in expression is not defined; attribute value: :b$/,
    ],
    ['FilterExpression', 'Artist = :a AND', /Syntax error; token: "<EOF>", near: "AND"$/],
    ['FilterExpression', 'Artist == :a', /Syntax error; token: "=", near: "= = :a"$/],
    ['FilterExpression', 'matches(Artist, :a)', /Invalid function name; function: matches$/],
    ['FilterExpression', "Artist = 'x'", /Syntax error; token: "'"/],
    ['FilterExpression', ' ', /The expression can not be empty;$/],
    ['FilterExpression', 'attribute_exists(Artist)', /unused in expressions: keys: \{:a\}$/],
    ['KeyConditionExpression', 'Title = :a', /Query condition missed key schema element: Artist$/],
    ['KeyConditionExpression', 'Artist > :a', /Query key condition not supported$/],
    [
      'KeyConditionExpression',
      'Artist = :a OR Artist = :a',
      /Invalid operator used in KeyConditionExpression: OR$/,
    ],
  ])('that are wrong are told in words: %s %s', (parameter, expression, message) => {
    const lab = musicLab();
    const operation = parameter === 'FilterExpression' ? 'dynamodb:Scan' : 'dynamodb:Query';
    const input = { TableName, [parameter]: expression, ExpressionAttributeValues: { ':a': { S: 'Acme' } } };
    const refusal = lab.refusal(operation, input);
    expect(refusal).toMatch(/^ValidationException: /);
    expect(refusal).toMatch(message);
  });

  it.each([
    ['SET Artist = :v', /Cannot update attribute Artist\. This attribute is part of the key$/],
    ['SET a = :v, a.b = :v', /Two document paths overlap .* path one: \[a\], path two: \[a, b\]$/],
    ['SET a = :v SET b = :v', /The "SET" section can only be used once/],
    ['SET a.b = :v', /document path provided in the update expression is invalid for update$/],
    ['SET Plays = Lost + :v', /refers to an attribute that does not exist in the item$/],
    ['ADD Title :v', /An operand in the update expression has an incorrect data type|part of the key/],
    ['DELETE Plays :v', /Incorrect operand type for operator or function; operator: DELETE/],
    ['PUT a = :v', /Syntax error; token: "PUT"/],
  ])('that would update wrongly are told in words: %s', (UpdateExpression, message) => {
    const refusal = musicLab().refusal('dynamodb:UpdateItem', {
      TableName,
      Key: blue,
      UpdateExpression,
      ExpressionAttributeValues: { ':v': { N: '1' } },
    });
    expect(refusal).toMatch(/^ValidationException: /);
    expect(refusal).toMatch(message);
  });

  it('bear anything that is typed', () => {
    const lab = musicLab();
    const word = fc.constantFrom(
      'Artist',
      '=',
      ':a',
      'AND',
      'NOT',
      '(',
      ')',
      'size',
      ',',
      '[',
      '0',
      ']',
      '.',
      '#n',
      'IN',
      '',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const outcome = lab.ask('dynamodb:Scan', {
          TableName,
          FilterExpression: words.join(' '),
          ExpressionAttributeValues: { ':a': { S: 'x' } },
          ExpressionAttributeNames: { '#n': 'y' },
        });
        expect(outcome.ok || outcome.error.code === 'ValidationException').toBe(true);
      }),
    );
    const deep = `${'('.repeat(10_000)}Artist = :a${')'.repeat(10_000)}`;
    expect(
      lab.refusal('dynamodb:Scan', {
        TableName,
        FilterExpression: deep,
        ExpressionAttributeValues: { ':a': { S: 'x' } },
      }),
    ).toMatch(/nested too deeply/);
  });
});

it('reckons numbers exactly', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer({ min: 0, max: 6 }), (left, right, scale) => {
      const [first, second] = [left, right].map((value) => `${value}e-${scale}`);
      const sum = addNumbers(first ?? '', second ?? '', 1);
      expect(sum).toBe(normalNumber(`${left + right}e-${scale}`));
      expect(Math.sign(compareNumbers(first ?? '', second ?? ''))).toBe(Math.sign(left - right));
    }),
  );
  expect(normalNumber('0012.500')).toBe('12.5');
  expect(normalNumber('-1e3')).toBe('-1000');
  expect(normalNumber('.5')).toBe('0.5');
  for (const text of ['', '-', '1e999', 'x', '1'.repeat(39)]) expect(normalNumber(text)).toBeUndefined();
});
