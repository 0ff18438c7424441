/** By number of bytes: a smaller code would have taken fewer. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes, or the UTF-8 bytes of a text, as Base64 (RFC 4648, with padding). */
export function encodeBase64(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? utf8Bytes(content) : content;
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.slice(index, index + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    encoded += DIGITS.charAt(bits >> 18) + DIGITS.charAt((bits >> 12) & 63);
    encoded += second === undefined ? '=' : DIGITS.charAt((bits >> 6) & 63);
    encoded += third === undefined ? '=' : DIGITS.charAt(bits & 63);
  }
  return encoded;
}

function utf8Bytes(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
    }
  }
  return bytes;
}

/** The bytes that a Base64 text stands for; undefined when it is none. */
export function base64Bytes(encoded: string): Uint8Array | undefined {
  const digits = encoded.replace(/[\r\n]/g, '').replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    bits = (bits << 6) | DIGITS.indexOf(digit);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
    bits &= (1 << held) - 1;
  }
  return bytes;
}

/** The text that a Base64 text stands for; undefined when it is none, or no UTF-8. */
export function decodeBase64(encoded: string): string | undefined {
  const bytes = base64Bytes(encoded);
  if (bytes === undefined) return undefined;
  const text = decodeUtf8(bytes);
  return text.includes('\ufffd') ? undefined : text;
}

/** The text that bytes spell in UTF-8; a replacement character where they spell none. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index] ?? 0;
    const length =
      first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    const rest = length === 0 ? [] : [...bytes.subarray(index + 1, index + length)];
    const isWhole = rest.length === length - 1 && rest.every((byte) => (byte & 0xc0) === 0x80);
    const code = rest.reduce(
      (bits, byte) => (bits << 6) | (byte & 0x3f),
      length < 2 ? first : first & (0x7f >> length),
    );
    const isCharacter =
      isWhole && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && code >= (SMALLEST[length] ?? 0);
    text += isCharacter ? String.fromCodePoint(code) : '\ufffd';
    index += isCharacter ? length : 1;
  }
  return text;
}
