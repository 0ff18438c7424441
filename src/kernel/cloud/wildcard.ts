/**
 * AWS's filter patterns: `*` is any text, `?` any one character, and a backslash before one of
 * them (or before another backslash) makes it an ordinary character. Takes at most the product of
 * both lengths in steps, whatever the pattern: a regular expression would try every way to share
 * the text among the stars.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const tokens = tokensOf(pattern);
  let token = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < text.length) {
    const current = tokens[token];
    if (current === ANY_TEXT) {
      star = token++;
      resume = position;
    } else if (current === ANY_CHARACTER || (current !== undefined && current === text[position])) {
      token++;
      position++;
    } else if (star >= 0) {
      // The last star takes one character more; earlier ones never need to.
      token = star + 1;
      position = ++resume;
    } else return false;
  }
  while (tokens[token] === ANY_TEXT) token++;
  return token === tokens.length;
}

const ANY_TEXT = Symbol('any text');
const ANY_CHARACTER = Symbol('any character');
type Token = string | typeof ANY_TEXT | typeof ANY_CHARACTER;

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    const next = pattern.charAt(index + 1);
    if (character === '\\' && (next === '*' || next === '?' || next === '\\')) {
      tokens.push(next);
      index++;
    } else if (character === '*') tokens.push(ANY_TEXT);
    else tokens.push(character === '?' ? ANY_CHARACTER : character);
  }
  return tokens;
}
