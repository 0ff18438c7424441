export interface Place {
  readonly account: string;
  readonly region: string;
}

export const DEFAULT_PLACE: Place = { account: '111122223333', region: 'us-east-1' };
