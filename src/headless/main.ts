const USAGE = `Usage: skytrace <command> [options]

Runs the simulator without a browser.

  --help   print this text
`;

/**
 * Runs one `skytrace` command line.
 *
 * @param argv the words after `skytrace`
 * @returns the exit code: 0 done, 2 the command line was not understood
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [command] = argv;
  if (command === undefined || command === '--help' || command === '-h') {
    process.stdout.write(USAGE);
    return command === undefined ? 2 : 0;
  }
  process.stderr.write(`skytrace: unknown command "${command}". Try --help.\n`);
  return 2;
}
