/** A number of DynamoDB: up to 38 significant digits, exact. Its value is `digits` × 10^`-scale`. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const MAX_DIGITS = 38;

/** Undefined: not a number that DynamoDB stores. */
function parseDecimal(text: string): Decimal | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text.trim()) ?? [];
  if (whole + fraction === '' || text.length > 400) return undefined;
  let digits = BigInt(whole + fraction);
  let scale = fraction.length - Number(exponent);
  while (digits !== 0n && digits % 10n === 0n) {
    digits /= 10n;
    scale--;
  }
  if (digits === 0n) return { digits, scale: 0 };
  const length = digits.toString().length;
  const magnitude = length - scale;
  if (length > MAX_DIGITS || magnitude > 126 || magnitude < -129) return undefined;
  return { digits: sign === '-' ? -digits : digits, scale };
}

/** As DynamoDB answers it: without leading zeros, trailing zeros or an exponent. */
function formatDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const plain = (digits < 0n ? -digits : digits).toString();
  if (scale <= 0) return sign + plain + '0'.repeat(-scale);
  const padded = plain.padStart(scale + 1, '0');
  const fraction = padded.slice(-scale).replace(/0+$/, '');
  const whole = padded.slice(0, -scale);
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/** The number in the one form that equal numbers share; undefined when it is none. */
export function normalNumber(text: string): string | undefined {
  const decimal = parseDecimal(text);
  return decimal === undefined ? undefined : formatDecimal(decimal);
}

function aligned(left: string, right: string): readonly [left: bigint, right: bigint, scale: number] {
  const [first, second] = [left, right].map((text) => parseDecimal(text) ?? { digits: 0n, scale: 0 });
  if (first === undefined || second === undefined) return [0n, 0n, 0];
  const scale = Math.max(first.scale, second.scale);
  return [
    first.digits * 10n ** BigInt(scale - first.scale),
    second.digits * 10n ** BigInt(scale - second.scale),
    scale,
  ];
}

export function compareNumbers(left: string, right: string): number {
  const [first, second] = aligned(left, right);
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** Undefined where the sum has more digits than DynamoDB keeps. */
export function addNumbers(left: string, right: string, sign: 1 | -1): string | undefined {
  const [first, second, scale] = aligned(left, right);
  return normalNumber(formatDecimal({ digits: first + BigInt(sign) * second, scale }));
}
