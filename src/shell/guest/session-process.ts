/** A person's shell, or what runs a command for one. */
export interface SessionProcess {
  readonly pid: number;
  readonly user: string;
  readonly terminal: string;
  readonly since: number;
  /** The address it came from. */
  readonly from: string;
  /** Of the login before it: none where one user became another. */
  readonly isLogin: boolean;
}
