import { parseAddress } from '../../kernel/net/address.ts';
import { parseCidr } from '../../kernel/net/cidr.ts';

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const CIDR = /^(?:Destination)?Cidr(?:Block|Ip)?$/;
const ADDRESS = /^PrivateIpAddress$|^PublicIp$/;

/**
 * Blocks and addresses that are none. A record's schema takes them as text, since AWS's operations check them
 * before they become a record; here they were typed.
 */
export function addressProblems(value: unknown, path: Problem['path'] = []): readonly Problem[] {
  if (typeof value === 'string') return wordProblems(value, path);
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => addressProblems(item, [...path, index]));
  return Object.entries(value).flatMap(([name, child]) => addressProblems(child, [...path, name]));
}

function wordProblems(text: string, path: Problem['path']): readonly Problem[] {
  const name = path.findLast((step) => typeof step === 'string');
  if (typeof name !== 'string' || text === '' || text.includes(':')) return [];
  if (CIDR.test(name) && !parseCidr(text).ok)
    return [{ path, message: `${name}: “${text}” is not a block of addresses. Write it like 10.0.1.0/24.` }];
  if (ADDRESS.test(name) && !parseAddress(text).ok)
    return [{ path, message: `${name}: “${text}” is not an address. Write it like 10.0.1.10.` }];
  return [];
}
