/** Kinds of traffic that people ask about most, by the name of the service. */
export interface ProbePreset {
  readonly id: string;
  readonly label: string;
  /** Where there is little room. */
  readonly short: string;
  readonly protocol: number;
  readonly port: number | null;
}

export const probePresets: readonly ProbePreset[] = [
  { id: 'https', label: 'HTTPS — tcp 443', short: 'HTTPS', protocol: 6, port: 443 },
  { id: 'http', label: 'HTTP — tcp 80', short: 'HTTP', protocol: 6, port: 80 },
  { id: 'ssh', label: 'SSH — tcp 22', short: 'SSH', protocol: 6, port: 22 },
  { id: 'app', label: 'Application — tcp 8080', short: '8080', protocol: 6, port: 8080 },
  { id: 'mysql', label: 'MySQL — tcp 3306', short: 'MySQL', protocol: 6, port: 3306 },
  { id: 'postgres', label: 'PostgreSQL — tcp 5432', short: 'Postgres', protocol: 6, port: 5432 },
  { id: 'dns', label: 'DNS — udp 53', short: 'DNS', protocol: 17, port: 53 },
  { id: 'ping', label: 'Ping — icmp', short: 'Ping', protocol: 1, port: null },
];

export const FIRST_PRESET = probePresets[0] as ProbePreset;

export function presetOf(protocol: number, port: number | null): ProbePreset | undefined {
  return probePresets.find((preset) => preset.protocol === protocol && preset.port === port);
}
