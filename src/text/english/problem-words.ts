/** What is wrong with a resource as it stands, told beside it. */
export const problemWords = {
  blackhole: (destination: string) => `The route ${destination} leads nowhere (blackhole).`,
  tableBlackhole: (table: string, destination: string) =>
    `The route ${destination} of its route table ${table} leads nowhere (blackhole).`,
  detached: 'It is attached to no VPC.',
  failed: (message: string) => (message === '' ? 'It failed.' : `It failed: ${message}`),
  notActive: (status: string) => `It is not active: ${status}.`,
  stopsTrace: (title: string) => `It stops the open trace: ${title}.`,
  count: (count: number) => `${count} ${count === 1 ? 'problem' : 'problems'}`,
} as const;
