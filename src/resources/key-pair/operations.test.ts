import { describe, expect, it } from 'vitest';
import { Account, parseImported } from '../../testing/account.ts';
import { readPublicKey } from './public-key.ts';

const PUBLIC_KEY = `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${'Cx7+'.repeat(20)} ada@laptop`;

describe('key pairs', () => {
  it('are created with a simulated private key, the same on a replay', () => {
    const aws = new Account();
    const created = aws.run('CreateKeyPair', { KeyName: 'web' });
    expect(created.KeyMaterial).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n[A-Za-z0-9+/\n]+\n-----END/);
    expect(created.KeyFingerprint).toMatch(/^(?:[0-9a-f]{2}:){19}[0-9a-f]{2}$/);
    expect(new Account().run('CreateKeyPair', { KeyName: 'web' })).toEqual(created);
    expect(aws.all('key-pair')[0]).not.toHaveProperty('KeyMaterial');
  });

  it('have other shapes for ed25519 and PuTTY', () => {
    const aws = new Account();
    const created = aws.run('CreateKeyPair', { KeyName: 'e', KeyType: 'ed25519', KeyFormat: 'ppk' });
    expect(created.KeyMaterial).toMatch(/^PuTTY-User-Key-File-3: ssh-ed25519\n/);
    expect(created.KeyFingerprint).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });

  it('are unique by name in their Region', () => {
    const aws = new Account();
    aws.run('CreateKeyPair', { KeyName: 'web' });
    const duplicate = "InvalidKeyPair.Duplicate: The keypair 'web' already exists.";
    expect(aws.refusal('CreateKeyPair', { KeyName: 'web' })).toBe(duplicate);
    expect(aws.refusal('ImportKeyPair', { KeyName: 'web', PublicKeyMaterial: PUBLIC_KEY })).toBe(duplicate);
    expect(
      new Account('eu-west-1', aws.account, aws.cloud).run('CreateKeyPair', { KeyName: 'web' }),
    ).toMatchObject({ KeyName: 'web' });
    const TagSpecifications = [{ ResourceType: 'vpc', Tags: [] }];
    expect(aws.refusal('CreateKeyPair', { KeyName: 'b', TagSpecifications })).toMatch(
      /^InvalidParameterValue: /,
    );
    const imported = { KeyName: 'c', PublicKeyMaterial: PUBLIC_KEY, TagSpecifications };
    expect(aws.refusal('ImportKeyPair', imported)).toMatch(/^InvalidParameterValue: /);
  });

  it('are imported with their public key, as text or Base64', () => {
    const aws = new Account();
    aws.run('ImportKeyPair', { KeyName: 'laptop', PublicKeyMaterial: `${PUBLIC_KEY}\n` });
    const shown = aws.run('DescribeKeyPairs', { KeyNames: ['laptop'], IncludePublicKey: true });
    expect(shown.KeyPairs).toMatchObject([{ KeyType: 'rsa', PublicKey: PUBLIC_KEY }]);
    expect(aws.all('key-pair')[0]?.KeyFingerprint).toMatch(/^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/);
    const base64 = Buffer.from(PUBLIC_KEY).toString('base64');
    expect(readPublicKey(base64)).toEqual({ type: 'rsa', text: PUBLIC_KEY });
    expect(aws.refusal('ImportKeyPair', { KeyName: 'bad', PublicKeyMaterial: 'ssh-rsa !' })).toBe(
      'InvalidKey.Format: Key is not in valid OpenSSH public key format',
    );
  });

  it('are described by name, id and filter, without the public key unless asked for', () => {
    const aws = new Account();
    const { KeyPairId } = aws.run('CreateKeyPair', { KeyName: 'web' });
    aws.run('CreateKeyPair', { KeyName: 'db', KeyType: 'ed25519' });
    const { KeyPairs } = aws.run('DescribeKeyPairs', { KeyPairIds: [String(KeyPairId)] });
    expect(KeyPairs).toMatchObject([{ KeyName: 'web', CreateTime: '2026-01-01T00:00:00.000Z' }]);
    expect(JSON.stringify(KeyPairs)).not.toContain('PublicKey"');
    const Filters = [{ Name: 'key-name', Values: ['d*'] }];
    expect(aws.run('DescribeKeyPairs', { Filters }).KeyPairs).toMatchObject([{ KeyName: 'db' }]);
    expect(aws.refusal('DescribeKeyPairs', { KeyNames: ['none'] })).toBe(
      "InvalidKeyPair.NotFound: The key pair 'none' does not exist",
    );
    const unknown = { Filters: [{ Name: 'colour', Values: ['red'] }] };
    expect(aws.refusal('DescribeKeyPairs', unknown)).toMatch(/^InvalidParameterValue: /);
  });

  it('are deleted by name or id; a name that is not there is no fault', () => {
    const aws = new Account();
    const { KeyPairId } = aws.run('CreateKeyPair', { KeyName: 'web' });
    aws.run('CreateKeyPair', { KeyName: 'db' });
    expect(aws.run('DeleteKeyPair', { KeyName: 'web' })).toEqual({ Return: true, KeyPairId });
    expect(aws.run('DeleteKeyPair', { KeyName: 'web' })).toEqual({ Return: true });
    expect(aws.refusal('DeleteKeyPair', { KeyPairId: String(KeyPairId) })).toMatch(
      /^InvalidKeyPair.NotFound: /,
    );
    expect(aws.refusal('DeleteKeyPair', { KeyName: 'db', KeyPairId: 'x' })).toMatch(
      /^InvalidParameterCombination: /,
    );
    expect(aws.refusal('DeleteKeyPair')).toMatch(/^MissingParameter: /);
  });

  it('come back from an import as they were printed', () => {
    const aws = new Account();
    aws.run('CreateKeyPair', {
      KeyName: 'web',
      TagSpecifications: [{ ResourceType: 'key-pair', Tags: [{ Key: 'team', Value: 'a' }] }],
    });
    const record = aws.all('key-pair')[0];
    expect(aws.roundTrip('key-pair', record?.id ?? '')).toEqual(record);
    expect(parseImported('key-pair', { KeyName: 'old' })).toMatchObject({ id: 'key-of-old', KeyName: 'old' });
    expect(parseImported('key-pair', { KeyPairId: 'key-1' })).toMatch(/^KeyName: /);
  });
});
