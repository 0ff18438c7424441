/** One member of an archive. */
export interface Member {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link';
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
  /** Seconds since the epoch. */
  readonly time: number;
  readonly content: Uint8Array;
  readonly target: string;
}

const BLOCK = 512;
const KINDS = { file: '0', link: '2', directory: '5' } as const;
const LONG_NAME = 'L';

/** The members as POSIX's ustar has them; names of more than 100 bytes as GNU tar writes them. */
export function writeTar(members: readonly Member[]): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const member of members) {
    const name = new TextEncoder().encode(member.name);
    if (name.length > 100) {
      blocks.push(header({ ...member, name: '././@LongLink' }, LONG_NAME, name.length + 1));
      blocks.push(padded(name, name.length + 1));
    }
    const isFile = member.kind === 'file';
    blocks.push(header(member, KINDS[member.kind], isFile ? member.content.length : 0));
    if (isFile) blocks.push(padded(member.content, member.content.length));
  }
  blocks.push(new Uint8Array(BLOCK * 2));
  const whole = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}

/** Undefined: this is no archive. */
export function readTar(bytes: Uint8Array): readonly Member[] | undefined {
  const members: Member[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const head = bytes.subarray(at, at + BLOCK);
    if (head.every((byte) => byte === 0)) return members;
    if (octalAt(head, 148, 8) !== sumOf(head)) return undefined;
    const size = octalAt(head, 124, 12);
    const content = bytes.slice(at + BLOCK, at + BLOCK + size);
    if (content.length < size) return undefined;
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const kind = textAt(head, 156, 1);
    if (kind === LONG_NAME) {
      longName = new TextDecoder().decode(content).replace(/\0+$/, '');
      continue;
    }
    const prefix = textAt(head, 345, 155);
    const short = textAt(head, 0, 100);
    members.push({
      name: longName ?? (prefix === '' ? short : `${prefix}/${short}`),
      kind: kind === '5' ? 'directory' : kind === '2' ? 'link' : 'file',
      mode: octalAt(head, 100, 8),
      owner: textAt(head, 265, 32),
      group: textAt(head, 297, 32),
      time: octalAt(head, 136, 12),
      content,
      target: textAt(head, 157, 100),
    });
    longName = undefined;
  }
  return members.length === 0 ? undefined : members;
}

function header(member: Member, kind: string, size: number): Uint8Array {
  const head = new Uint8Array(BLOCK);
  const put = (text: string, at: number, length: number) =>
    head.set(new TextEncoder().encode(text).subarray(0, length), at);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  put(member.name, 0, 100);
  put(octal(member.mode, 8), 100, 8);
  put(octal(0, 8), 108, 8);
  put(octal(0, 8), 116, 8);
  put(octal(size, 12), 124, 12);
  put(octal(Math.max(0, Math.floor(member.time)), 12), 136, 12);
  put('        ', 148, 8);
  put(kind, 156, 1);
  put(member.target, 157, 100);
  put('ustar\0', 257, 6);
  put('00', 263, 2);
  put(member.owner, 265, 31);
  put(member.group, 297, 31);
  put(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148, 8);
  return head;
}

/** The sum of the header's bytes, its own field taken for spaces. */
function sumOf(head: Uint8Array): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

function padded(content: Uint8Array, size: number): Uint8Array {
  const block = new Uint8Array(Math.ceil(size / BLOCK) * BLOCK);
  block.set(content);
  return block;
}

function textAt(head: Uint8Array, at: number, length: number): string {
  const field = head.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function octalAt(head: Uint8Array, at: number, length: number): number {
  const text = textAt(head, at, length).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : 0;
}
