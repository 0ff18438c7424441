/** Attributes of an SVG element; what is undefined is left out. */
export type Attributes = { readonly [name: string]: string | number | undefined };

/** An element with its contents, which are markup already: text goes through `escapeText` first. */
export function element(name: string, attributes: Attributes, ...contents: readonly string[]): string {
  const head = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${escapeText(typeof value === 'number' ? short(value) : String(value))}"`,
    )
    .join('');
  return contents.length === 0 ? `<${name}${head}/>` : `<${name}${head}>${contents.join('')}</${name}>`;
}

/** Whatever people call their things, as text or attribute of XML: names are never markup. */
export function escapeText(text: string): string {
  return (
    text
      // XML has no way to write these at all; halves of letters are among them.
      .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
      .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  );
}

/** Two decimals are finer than any pixel, and keep the same drawing the same text. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
