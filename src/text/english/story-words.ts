/** The fixed words of a story. */
export const IF_MENDED = 'If that were mended';

export const storyWords = {
  request: 'Request',
  reply: 'Reply',
  hypothetical: 'if the rest were mended',
  leg: (number: number, total: number) => `connection ${number} of ${total}`,
  mend: 'Mend',
  noReply: 'Nothing arrived that could be answered.',
  localAnswer: 'The answer comes from right beside the host.',
  blockers: (count: number) => (count === 1 ? 'One thing blocks this' : `${count} things block this`),
  losses: (count: number) => (count === 1 ? 'One thing loses replies' : `${count} things lose replies`),
  ends: (count: number) => (count === 1 ? 'One thing is not known' : `${count} things are not known`),
  onTheWayOut: 'request',
  onTheWayBack: 'reply',
  assumed: (what: string) => `Assumed: ${what} (not known).`,
  moreRows: (count: number) =>
    count === 1 ? '1 more row, which does not match' : `${count} more rows, none of which decides`,
  refused: (what: string, where: string) => `Nothing listens on ${what} at ${where}.`,
} as const;
