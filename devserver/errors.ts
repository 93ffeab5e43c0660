import type { SourceName } from './temporal-server.ts';

/** No source could give a Temporal server. The message lists each one, why not, and the ways out. */
export class TemporalServerNotFound extends Error {
  override readonly name = 'TemporalServerNotFound';
  readonly reasons: readonly { source: SourceName; text: string }[];

  constructor(reasons: readonly { source: SourceName; text: string }[]) {
    super(
      [
        'No Temporal server found, and none could be started. Tried, in this order:',
        ...reasons.map(({ source, text }, index) => `  ${index + 1}. ${source}: ${text}`),
        'Do one of these and run it again:',
        '  - set TEMPORAL_ADDRESS to a running server, such as localhost:7233',
        '  - install the Temporal CLI: brew install temporal, or https://docs.temporal.io/cli',
        '  - install Go 1.25 or newer (https://go.dev/dl); the server is then built once, in 2 to 4 minutes',
      ].join('\n'),
    );
    this.reasons = reasons;
  }
}

/** `TEMPORAL_ADDRESS` is set and nothing answers there. No other server is started in its place. */
export class TemporalAddressUnreachable extends Error {
  override readonly name = 'TemporalAddressUnreachable';
  readonly address: string;

  constructor(address: string, reason: string, options?: ErrorOptions) {
    super(
      `TEMPORAL_ADDRESS is ${address}, but ${reason}. ` +
        'Start the server there, correct the address, or unset TEMPORAL_ADDRESS to have one started for you.',
      options,
    );
    this.address = address;
  }
}

/** A binary was found, but the server it runs did not come up. Carries the end of its output. */
export class TemporalServerFailedToStart extends Error {
  override readonly name = 'TemporalServerFailedToStart';

  constructor(binary: string, what: string, output: readonly string[]) {
    const tail = output.length === 0 ? ' It printed nothing.' : ` It said:\n  ${output.join('\n  ')}`;
    super(
      `The Temporal server ${binary} ${what}.${tail}\n` +
        'Run `temporal server start-dev` by hand to see more, or set TEMPORAL_ADDRESS to another server.',
    );
  }
}

/** A supervised process could not be run, or ended before it was ready. Carries the end of its output. */
export class SupervisedProcessError extends Error {
  override readonly name = 'SupervisedProcessError';
  readonly output: readonly string[];

  constructor(command: string, what: string, output: readonly string[]) {
    super(`${command}: ${what}${output.length === 0 ? '' : `\n  ${output.slice(-10).join('\n  ')}`}`);
    this.output = [...output];
  }
}
