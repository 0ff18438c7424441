/** Sections of one of AWS CLI's settings files: keys and values, nested settings under `outer.inner`. */
export type IniSections = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function readIni(text: string): IniSections {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let outer = '';
  for (const line of text.split('\n')) {
    const header = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    const pair = /^(\s*)([^=#;\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line);
    if (header !== undefined) {
      section = sections.get(header.trim()) ?? new Map<string, string>();
      sections.set(header.trim(), section);
    } else if (pair !== null && section !== undefined) {
      const [, space = '', key = '', value = ''] = pair;
      if (space === '') outer = key;
      section.set(space === '' ? key : `${outer}.${key}`, value);
    }
  }
  return sections;
}

/** The file's text with one value set; everything else in it stays as it is. */
export function setIniValue(text: string, section: string, key: string, value: string): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const [outer = '', inner] = key.split('.');
  const start = lines.findIndex((line) => line.trim() === `[${section}]`);
  const written = inner === undefined ? [`${key} = ${value}`] : [`${outer} =`, `    ${inner} = ${value}`];
  if (start < 0) return joined([...lines, `[${section}]`, ...written]);
  const next = lines.findIndex((line, index) => index > start && /^\s*\[/.test(line));
  const end = next < 0 ? lines.length : next;
  const find = (name: string, from: number, isNested: boolean) =>
    lines.findIndex(
      (line, index) =>
        index > from && index < end && /^\s/.test(line) === isNested && line.split('=')[0]?.trim() === name,
    );
  const place = find(outer, start, false);
  if (inner === undefined) {
    if (place >= 0) return joined(lines.with(place, `${key} = ${value}`));
    return joined(lines.toSpliced(end, 0, ...written));
  }
  if (place < 0) return joined(lines.toSpliced(end, 0, ...written));
  const line = `    ${inner} = ${value}`;
  const nested = find(inner, place, true);
  return joined(nested >= 0 ? lines.with(nested, line) : lines.toSpliced(place + 1, 0, line));
}

function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
