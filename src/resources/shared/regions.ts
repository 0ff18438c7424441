/** A commercial Region: AWS's names, and which zone id each zone letter stands for. */
export interface Region {
  /** `us-east-1` */
  readonly name: string;
  /** `US East (N. Virginia)` */
  readonly longName: string;
  /** What its zone ids begin with: `use1`. */
  readonly zonePrefix: string;
  /** True where an account has to enable the Region first. */
  readonly optIn: boolean;
  /** Letter of the zone's name → number in the zone's id. */
  readonly zones: { readonly [letter: string]: number };
}

export interface Zone {
  /** `us-east-1a` */
  readonly name: string;
  /** `use1-az1` */
  readonly id: string;
}

/*
 * AWS shuffles letters against zone ids per account; here the mapping is one and the same for
 * all, so that documents agree. Letters and numbers that AWS does not hand out to new accounts
 * (us-west-1b, ap-northeast-1b, ca-central-1c and their kin) are left out.
 */
const THREE = { a: 1, b: 2, c: 3 };
const FOUR = { ...THREE, d: 4 };
const SIX = { ...FOUR, e: 5, f: 6 };

function region(
  name: string,
  zonePrefix: string,
  longName: string,
  zones: Region['zones'] = THREE,
  optIn = false,
): Region {
  return { name, longName, zonePrefix, optIn, zones };
}

function optInRegion(name: string, zonePrefix: string, longName: string): Region {
  return region(name, zonePrefix, longName, THREE, true);
}

/** AWS's commercial Regions in alphabetical order of their names. */
export const regions: readonly Region[] = [
  optInRegion('af-south-1', 'afs1', 'Africa (Cape Town)'),
  optInRegion('ap-east-1', 'ape1', 'Asia Pacific (Hong Kong)'),
  optInRegion('ap-east-2', 'ape2', 'Asia Pacific (Taipei)'),
  region('ap-northeast-1', 'apne1', 'Asia Pacific (Tokyo)', { a: 4, c: 1, d: 2 }),
  region('ap-northeast-2', 'apne2', 'Asia Pacific (Seoul)', FOUR),
  region('ap-northeast-3', 'apne3', 'Asia Pacific (Osaka)'),
  region('ap-south-1', 'aps1', 'Asia Pacific (Mumbai)'),
  optInRegion('ap-south-2', 'aps2', 'Asia Pacific (Hyderabad)'),
  region('ap-southeast-1', 'apse1', 'Asia Pacific (Singapore)'),
  region('ap-southeast-2', 'apse2', 'Asia Pacific (Sydney)'),
  optInRegion('ap-southeast-3', 'apse3', 'Asia Pacific (Jakarta)'),
  optInRegion('ap-southeast-4', 'apse4', 'Asia Pacific (Melbourne)'),
  optInRegion('ap-southeast-5', 'apse5', 'Asia Pacific (Malaysia)'),
  optInRegion('ap-southeast-6', 'apse6', 'Asia Pacific (New Zealand)'),
  optInRegion('ap-southeast-7', 'apse7', 'Asia Pacific (Thailand)'),
  region('ca-central-1', 'cac1', 'Canada (Central)', { a: 1, b: 2, d: 4 }),
  optInRegion('ca-west-1', 'caw1', 'Canada West (Calgary)'),
  region('eu-central-1', 'euc1', 'Europe (Frankfurt)'),
  optInRegion('eu-central-2', 'euc2', 'Europe (Zurich)'),
  region('eu-north-1', 'eun1', 'Europe (Stockholm)'),
  optInRegion('eu-south-1', 'eus1', 'Europe (Milan)'),
  optInRegion('eu-south-2', 'eus2', 'Europe (Spain)'),
  region('eu-west-1', 'euw1', 'Europe (Ireland)'),
  region('eu-west-2', 'euw2', 'Europe (London)'),
  region('eu-west-3', 'euw3', 'Europe (Paris)'),
  optInRegion('il-central-1', 'ilc1', 'Israel (Tel Aviv)'),
  optInRegion('me-central-1', 'mec1', 'Middle East (UAE)'),
  optInRegion('me-south-1', 'mes1', 'Middle East (Bahrain)'),
  optInRegion('mx-central-1', 'mxc1', 'Mexico (Central)'),
  region('sa-east-1', 'sae1', 'South America (Sao Paulo)'),
  region('us-east-1', 'use1', 'US East (N. Virginia)', SIX),
  region('us-east-2', 'use2', 'US East (Ohio)'),
  region('us-west-1', 'usw1', 'US West (N. California)', { a: 1, c: 3 }),
  region('us-west-2', 'usw2', 'US West (Oregon)', FOUR),
];

export function findRegion(name: string): Region | undefined {
  return regions.find((candidate) => candidate.name === name);
}

/** The Region's Availability Zones in order of their letters; none for a Region we do not know. */
export function zonesOf(regionName: string): readonly Zone[] {
  const found = findRegion(regionName);
  if (found === undefined) return [];
  return Object.entries(found.zones).map(([letter, number]) => ({
    name: `${found.name}${letter}`,
    id: `${found.zonePrefix}-az${number}`,
  }));
}
