/** The fixed words around the table of who reaches whom. */
export const reachWords = {
  internet: 'Internet',
  cell: (from: string, to: string, traffic: string, verdict: string, code: string | null) =>
    `${from} to ${to} on ${traffic}: ${verdict}${code === null ? '' : `, ${code}`}`,
  because: (cell: string, why: string) => `${cell} (${why})`,
  allTraffic: 'all traffic',
  allOf: (protocol: string) => `all ${protocol}`,
  between: (what: string, from: string, to: string) => `${what} from ${from} to ${to}`,
  more: (count: number) => `${count} more`,
  opened: (what: string) => `opened ${what}`,
  closed: (what: string) => `closed ${what}`,
  /** Beside what was opened or closed, both, or neither. */
  neither: 'opened and closed nothing',
  onlyThis: (traffic: string) => `Only ${traffic} was compared: the architecture is large.`,
  notCompared: 'What it opened and closed was not compared: the architecture is large.',
} as const;
