/** The page's colours that a drawing needs; a test holds them to the page's style sheet. */
export interface Colours {
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly drop: string;
  readonly dropSoft: string;
  readonly pass: string;
  readonly warn: string;
  readonly canvas: string;
  readonly card: string;
  readonly cardLine: string;
  readonly awsCompute: string;
  readonly awsNetwork: string;
  readonly awsSecurity: string;
  readonly awsRegion: string;
  readonly awsVpc: string;
  readonly awsPublic: string;
  readonly awsPublicFill: string;
  readonly awsPrivate: string;
  readonly awsPrivateFill: string;
  readonly awsIsolated: string;
  readonly awsIsolatedFill: string;
  readonly traceRequest: string;
  readonly traceReply: string;
}

export type Theme = 'light' | 'dark';

export const COLOURS: { readonly [theme in Theme]: Colours } = {
  light: {
    surface: '#ffffff',
    ink: '#101828',
    muted: '#4b586c',
    line: '#d5dce7',
    drop: '#b42318',
    dropSoft: '#fdeceb',
    pass: '#067647',
    warn: '#93500a',
    canvas: '#f7f8fb',
    card: '#ffffff',
    cardLine: '#c5cede',
    awsCompute: '#c45500',
    awsNetwork: '#7a3ff0',
    awsSecurity: '#c7253e',
    awsRegion: '#00797b',
    awsVpc: '#7a3ff0',
    awsPublic: '#56750c',
    awsPublicFill: '#f2f6e8',
    awsPrivate: '#00797b',
    awsPrivateFill: '#e6f6f7',
    awsIsolated: '#5c6b82',
    awsIsolatedFill: '#eff2f6',
    traceRequest: '#2f3fd0',
    traceReply: '#a34a00',
  },
  dark: {
    surface: '#131a2c',
    ink: '#e8ecf5',
    muted: '#a6b1c6',
    line: '#2c3650',
    drop: '#ff9a90',
    dropSoft: '#3d1c22',
    pass: '#5fd39b',
    warn: '#f5c063',
    canvas: '#0c1222',
    card: '#182136',
    cardLine: '#3a4767',
    awsCompute: '#ff9d3f',
    awsNetwork: '#b594ff',
    awsSecurity: '#ff7d90',
    awsRegion: '#3fc5c7',
    awsVpc: '#a987ff',
    awsPublic: '#a4cf3c',
    awsPublicFill: '#1d2719',
    awsPrivate: '#3fc5c7',
    awsPrivateFill: '#11282f',
    awsIsolated: '#93a2bc',
    awsIsolatedFill: '#1b2438',
    traceRequest: '#97a6ff',
    traceReply: '#ffb45e',
  },
};
