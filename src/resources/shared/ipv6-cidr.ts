/**
 * Canonical text of an IPv6 block (RFC 5952, host bits cleared), or null when it is not one.
 * AWS answers `2001:DB8::1/32` as `2001:db8::/32` (RT-13 for IPv6).
 */
export function canonicalIpv6Cidr(text: string): string | null {
  const [address, digits, ...rest] = text.split('/');
  if (address === undefined || digits === undefined || rest.length > 0) return null;
  if (!/^\d{1,3}$/.test(digits) || Number(digits) > 128) return null;
  const groups = parseGroups(address);
  if (groups === null) return null;
  const length = Number(digits);
  const masked = groups.map((group, index) => {
    const kept = Math.min(16, Math.max(0, length - index * 16));
    return group & ((0xffff << (16 - kept)) & 0xffff);
  });
  return `${formatGroups(masked)}/${length}`;
}

function parseGroups(address: string): readonly number[] | null {
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const [head, tail] = halves.map(readHalf);
  if (head === undefined || head === null || tail === null) return null;
  if (tail === undefined) return head.length === 8 ? head : null;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? null : [...head, ...Array<number>(missing).fill(0), ...tail];
}

function readHalf(text: string): readonly number[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part))
    ? parts.map((part) => Number.parseInt(part, 16))
    : null;
}

/** The longest run of two or more zero groups becomes `::`, the first one on a tie (RFC 5952). */
function formatGroups(groups: readonly number[]): string {
  let best = { start: 0, length: 1 };
  let run = 0;
  groups.forEach((group, index) => {
    run = group === 0 ? run + 1 : 0;
    if (run > best.length) best = { start: index - run + 1, length: run };
  });
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (best.length < 2) return text(groups);
  return `${text(groups.slice(0, best.start))}::${text(groups.slice(best.start + best.length))}`;
}
