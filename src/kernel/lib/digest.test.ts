import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64OfBytes, bytesOfBase64, hexOfBytes, utf8Bytes } from './bytes.ts';
import { md5, sha256 } from './digest.ts';

it('agrees with the digests and encodings of Node on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }), (bytes, text) => {
      const hash = (name: string) => createHash(name).update(bytes).digest('hex');
      expect(hexOfBytes(md5(bytes))).toBe(hash('md5'));
      expect(hexOfBytes(sha256(bytes))).toBe(hash('sha256'));
      const base64 = Buffer.from(bytes).toString('base64');
      expect(base64OfBytes(bytes)).toBe(base64);
      expect(bytesOfBase64(base64)).toEqual(bytes);
      expect([...utf8Bytes(text)]).toEqual([...Buffer.from(text)]);
    }),
  );
  expect(bytesOfBase64('no Base64!')).toBeUndefined();
});
