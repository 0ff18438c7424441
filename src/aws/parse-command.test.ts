import { describe, expect, it } from 'vitest';
import cases from './cases/parsed-commands.json';
import { formatCommandError } from './errors.ts';
import { parseCommand } from './parse-command.ts';

function messageOf(line: string): string {
  const parsed = parseCommand(line);
  return parsed.ok ? 'no error' : parsed.error.message;
}

// Recorded from AWS CLI 1.45.11 (botocore 1.43.11), with version 2's exit codes and its caret below shorthand errors.
describe('parseCommand does what AWS CLI does', () => {
  it.each(cases.filter(({ input }) => input !== undefined))('$line', ({ line, input, paging }) => {
    const parsed = parseCommand(line);
    expect(parsed.ok ? parsed.value : parsed.error).toMatchObject({ service: 'ec2', paging: paging ?? {} });
    expect(parsed.ok && parsed.value.input).toEqual(input);
  });

  it.each(cases.filter(({ error }) => error !== undefined))('refuses: $line', ({ line, error, exitCode }) => {
    const parsed = parseCommand(line);
    if (parsed.ok) throw new Error(`was read as ${JSON.stringify(parsed.value.input)}`);
    // Usage errors about a choice go on to list every choice.
    expect(parsed.error.message.slice(0, error?.length)).toBe(error);
    expect(parsed.error.exitCode).toBe(exitCode);
  });
});

describe('parseCommand', () => {
  it('takes global options at any place', () => {
    const line =
      "--region eu-west-1 ec2 --output text describe-vpcs --query 'Vpcs[0].VpcId' --profile lab --debug";
    expect(parseCommand(line)).toEqual({
      ok: true,
      value: {
        service: 'ec2',
        operation: 'DescribeVpcs',
        input: {},
        region: 'eu-west-1',
        output: 'text',
        query: 'Vpcs[0].VpcId',
        profile: 'lab',
        globals: { debug: true },
        paging: {},
      },
    });
  });

  it('takes words as well as a line', () => {
    const words = ['aws', 'ec2', 'delete-vpc', '--vpc-id', "it's"];
    expect(parseCommand(words)).toMatchObject({ ok: true, value: { input: { VpcId: "it's" } } });
  });

  it('ends at a comment', () => {
    expect(parseCommand('aws ec2 describe-vpcs # all of them')).toMatchObject({
      ok: true,
      value: { input: {} },
    });
  });

  it.each([
    ['aws ec2 create-vcp', 'create-vpc'],
    ['aws ec3 create-vpc', 'ec2'],
    ['aws ec2 create-vpc --cidr-blok 10.0.0.0/16', '--cidr-block'],
    ['aws ec2 create-tags --resources a --tags Key=a,Valeu=b', 'Value'],
    ['aws ec2 describe-vpcs --output jsn', 'json'],
  ])('hints at the nearest name: %s', (line, hint) => {
    expect(parseCommand(line)).toMatchObject({ ok: false, error: { exitCode: 252, hint } });
  });

  it('has no hint for a name that is like no other', () => {
    const parsed = parseCommand('aws ec2 make-coffee');
    expect(parsed.ok ? undefined : Object.keys(parsed.error)).toEqual(['kind', 'message', 'exitCode']);
  });

  it('asks for a service and an operation', () => {
    expect(messageOf('aws')).toBe('the following arguments are required: command');
    expect(messageOf('aws ec2')).toBe('the following arguments are required: operation');
  });

  it('refuses a quote that is never closed', () => {
    expect(messageOf("aws ec2 delete-vpc --vpc-id 'x")).toBe("unexpected EOF while looking for matching `''");
  });

  it('prints usage errors below the usage text, and unknown options without a prefix', () => {
    const errors = ['aws ec2', 'aws ec2 describe-vpcs --foo'].map((line) => {
      const parsed = parseCommand(line);
      return parsed.ok ? '' : formatCommandError(parsed.error);
    });
    expect(errors[0]).toContain('usage: aws [options] <command>');
    expect(errors[0]).toContain('\naws: error: the following arguments are required: operation\n');
    expect(errors[1]).toMatch(/\n\nUnknown options: --foo\n$/);
  });

  it('returns the skeleton request without wanting required options', () => {
    expect(parseCommand('aws ec2 delete-vpc --generate-cli-skeleton')).toMatchObject({
      ok: true,
      value: { skeleton: 'input' },
    });
  });
});

describe('file values', () => {
  const texts = new Map([
    ['setup.sh', '#!/bin/sh\n'],
    ['key.pub', 'ssh-ed25519 AAAA'],
    ['request.json', '{"VpcId":"vpc-1"}'],
    ['rules.json', '[{"IpProtocol":"-1"}]'],
    ['name.txt', 'web'],
  ]);
  const files = (path: string) => texts.get(path);

  it.each([
    ['aws ec2 run-instances --image-id a --user-data file://setup.sh', { UserData: 'IyEvYmluL3NoCg==' }],
    [
      'aws ec2 import-key-pair --key-name k --public-key-material fileb://key.pub',
      { PublicKeyMaterial: 'c3NoLWVkMjU1MTkgQUFBQQ==' },
    ],
    ['aws ec2 delete-vpc --cli-input-json file://request.json', { VpcId: 'vpc-1' }],
    [
      'aws ec2 authorize-security-group-ingress --group-id g --ip-permissions file://rules.json',
      { IpPermissions: [{ IpProtocol: '-1' }] },
    ],
    [
      'aws ec2 create-tags --resources r --tags Key=Name,Value@=file://name.txt',
      { Tags: [{ Key: 'Name', Value: 'web' }] },
    ],
  ])('are read through the callback: %s', (line, input) => {
    expect(parseCommand(line, { files })).toMatchObject({ ok: true, value: { input } });
  });

  it('are refused when the file is missing', () => {
    expect(messageOf('aws ec2 run-instances --user-data file://nowhere')).toBe(
      "Error parsing parameter '--user-data': Unable to load paramfile file://nowhere: [Errno 2] No such file or directory: 'nowhere'",
    );
  });
});
