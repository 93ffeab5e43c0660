/** A command to the simulator that cannot be followed; over HTTP a 400. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  /** The field that is wrong. */
  readonly field: string;

  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
    this.field = field;
  }
}
