/** What AWS would answer: its error code and message, and where in the input the fault lies. */
export interface AwsError {
  readonly code: string;
  readonly message: string;
  /** Path in the request's input, such as `IpPermissions[0].FromPort`, when one field is at fault. */
  readonly path?: string;
  /** What would have been right there, where that is one of a few. No part of AWS's answer: hints are made of it. */
  readonly choices?: readonly string[];
}

/** Not a code of AWS: the answer would need behaviour that is not simulated. */
export const NOT_SIMULATED = 'NotSimulated';

/**
 * Carries an AwsError out of an operation's body. Only `applyRequest` catches it, so that callers
 * of the kernel always see a value and a refused request never leaves half a change behind.
 */
export class Refusal extends Error {
  readonly error: AwsError;

  constructor(error: AwsError) {
    super(`${error.code}: ${error.message}`);
    this.error = error;
  }
}

/** Ends the operation with AWS's error. */
export function refuse(code: string, message: string, path?: string): never {
  throw new Refusal(path === undefined ? { code, message } : { code, message, path });
}

/** Ends the operation with AWS's error about a word that is none of a few. */
export function refuseChoice(code: string, message: string, path: string, choices: readonly string[]): never {
  throw new Refusal({ code, message, path, choices });
}

/** Ends the operation without an answer: `sentence` says what is missing and what is there instead. */
export function refuseUnsimulated(sentence: string): never {
  refuse(NOT_SIMULATED, sentence);
}
