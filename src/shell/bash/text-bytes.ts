// One character per byte, as the shell's pipes carry them.

/** The text that such bytes spell in UTF-8; bytes that are no UTF-8 stay characters of their own. */
export function textOfBytes(bytes: string): string {
  if (!/[\u0080-\u00ff]/.test(bytes)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(arrayOfBytes(bytes));
  } catch {
    return bytes;
  }
}

export function arrayOfBytes(bytes: string): Uint8Array {
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0) & 0xff);
}
