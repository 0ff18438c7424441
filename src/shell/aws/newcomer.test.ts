import { describe, expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

/** What somebody new types, the code that the shell exits with, and what stands in its answer. */
const TABLE: readonly (readonly [line: string, exit: number, told: string | RegExp])[] = [
  ['aws --versoin', 252, /required: command\nskytrace: did you mean --version\?\n$/],
  ['aws ec2 describe vpcs', 252, /skytrace: did you mean aws ec2 describe-vpcs\?\n$/],
  [
    'aws ec2 describe vpc peering-connections',
    252,
    /did you mean aws ec2 describe-vpc-peering-connections\?/,
  ],
  [
    'aws ec2 describe-vpcs vpc-1234',
    252,
    /Unknown options: vpc-1234\nskytrace: did you mean --vpc-ids vpc-1234\?/,
  ],
  ['aws ec2 create-vpc', 254, /skytrace: add --cidr-block\./],
  [
    'aws ec2 describe-instances --filters vpc-id=vpc-1',
    252,
    /must be one of: Name, Values\nskytrace: did you mean Name=vpc-id,Values=…\?/,
  ],
  [
    'aws ec2 create-tags --resources x --tags \'[{"Key": "Name"\'',
    252,
    'Invalid JSON: Expecting \',\' delimiter: line 1 column 16 (char 15)\nJSON received: [{"Key": "Name"\n',
  ],
  [
    "aws ec2 describe-vpcs --query 'Vpcs[0'",
    252,
    'Bad value for --query Vpcs[0: Invalid jmespath expression: Incomplete expression:\n"Vpcs[0"\n       ^\n',
  ],
  [
    'aws ec2 describe-vpcs --query Vpcs.',
    252,
    'got: eof: Parse error at column 5, token "" (EOF), for expression:\n"Vpcs."\n      ^\n',
  ],
  ['aws ec2 describe-vpcs --query "Vpcs[?a==\'b]"', 252, "Unclosed ' delimiter:\nVpcs[?a=='b]\n         ^\n"],
  [
    "aws ec2 describe-vpcs --query 'length(Vpcs[0].X)'",
    255,
    `In function length(), invalid type for value: None, expected one of: ['string', 'array', 'object'], received: "null"`,
  ],
  [
    'aws ec2 describe-vpcs --region eu-west-9',
    255,
    /^\nCould not connect to the endpoint URL: "https:\/\/ec2\.eu-west-9\.amazonaws\.com\/"\nskytrace: did you mean eu-west-\d\?\n$/,
  ],
  [
    'aws sts get-caller-identity --region us-east-1a',
    255,
    /sts\.us-east-1a\.amazonaws\.com.*\nskytrace: us-east-1a is an Availability Zone; its Region is us-east-1\./,
  ],
  [
    "aws ec2 describe-vpcs --region 'us east 1'",
    255,
    /Provided region_name 'us east 1' doesn't match a supported format\.\nskytrace: did you mean us-east-1\?/,
  ],
  [
    'aws ec2 create-vpc –cidr-block 10.0.0.0/16',
    252,
    /skytrace: –cidr-block begins with a typographic dash \(–\): options begin with two plain ones, --cidr-block\./,
  ],
  ['aws ec2 create-vpc --cidr-block “10.0.0.0/16”', 254, /typographic quotes \(“\)/],
  ['aws ec2 create-vpc ^', 252, /in the Windows command prompt; here a \\ at the end/],
  [
    'aws ec2 create-vpc --cidr-block 10.0.0.0/16 --instance-tenancy dedicate',
    254,
    /skytrace: did you mean dedicated\?/,
  ],
  ['aws s3 ls s3://nobody', 254, /NoSuchBucket.*\nskytrace: aws s3 ls lists the buckets/],
  ['asw ec2 describe-vpcs', 127, 'bash: asw: command not found\nskytrace: did you mean aws?\n'],
  ['AWS ec2 describe-vpcs', 127, 'skytrace: did you mean aws?'],
  ['sudo aws ec2 describe-vpcs', 127, 'skytrace: sudo is a program of instances: ssh leads into one.'],
  ['vim x', 127, 'there is no editor'],
  ['--cidr-block 10.0.0.0/16', 127, 'the line before has to end with \\ to go on'],
  ['nosuchthing', 127, /^bash: nosuchthing: command not found\n$/],
  ['for i in 1 2 3; do echo $i', 2, 'bash: line 1: syntax error: unexpected end of file\n'],
  ['echo )', 2, "bash: line 1: syntax error near unexpected token `)'\n"],
  ['x=$(aws ec2 describe-vpcs', 2, "bash: line 1: unexpected EOF while looking for matching `)'\n"],
];

describe('somebody new', () => {
  const { run } = openShell();
  it.each(TABLE)('types %s', async (line, exit, told) => {
    const ran = await run(line);
    expect(ran.exit, ran.err).toBe(exit);
    if (typeof told === 'string') expect(ran.err).toContain(told);
    else expect(ran.err).toMatch(told);
  });

  it('finds an example in the help of a command that runs as it stands, or names what is missing', async () => {
    const help = (await run('aws ec2 create-vpc help')).out;
    const [, example = ''] = /EXAMPLE\n((?: {4}.*\n)+)/.exec(help) ?? [];
    expect((await run(example)).exit).toBe(0);
    expect((await run('aws ec2 create-route help')).out).toMatch(/EXAMPLE\n {4}aws ec2 create-route/);
  });
});
