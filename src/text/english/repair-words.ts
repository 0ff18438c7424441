/** The fixed words around repairs. */
export const repairWords = {
  opens: (what: string) => `Also opens ${what}.`,
  closes: (what: string) => `Also closes ${what}.`,
  wouldOpen: (what: string) => `It would open ${what}.`,
  wouldClose: (what: string) => `It would close ${what}.`,
  wouldChangeNothing: 'Between any two ends nothing would open or close.',
  nothingElse: 'Opens and closes nothing else.',
  notCompared: 'What else it opens was not compared: the architecture is large.',
  onlyThisTraffic: 'Only this kind of traffic was compared.',
  between: (what: string, from: string, to: string) => `${what} from ${from} to ${to}`,
  more: (count: number) => `${count} more`,
} as const;

export const noRepairWords = {
  'nothing-to-mend': 'Nothing to mend: the flow gets through.',
  unknown: 'Whether a change would help cannot be told.',
  'no-change-helps': 'None of the changes that can be tried here mends this.',
  'gave-up': 'No small set of changes was found that mends this. The first thing that stays in the way:',
} as const;
