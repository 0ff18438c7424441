/**
 * What came into a line from a page or another system rather than from the keyboard: what to type instead.
 * Undefined: nothing did.
 */
export function slipOfTyping(words: readonly string[]): string | undefined {
  const dash = words.find((word) => /^[\u2010-\u2015\u2212]/.test(word));
  if (dash !== undefined)
    return `${dash} begins with a typographic dash (${dash[0]}): options begin with two plain ones, --${dash.replace(/^[\u2010-\u2015\u2212-]+/, '')}.`;
  const quote = words.map((word) => /[\u2018-\u201f]/.exec(word)?.[0]).find((found) => found !== undefined);
  if (quote !== undefined)
    return `there are typographic quotes (${quote}) in the line: type plain ones, ' or ".`;
  if (words.includes('^'))
    return '^ goes on in the next line in the Windows command prompt; here a \\ at the end of the line does.';
  if (words.includes('`'))
    return '` goes on in the next line in PowerShell; here a \\ at the end of the line does.';
  return undefined;
}
