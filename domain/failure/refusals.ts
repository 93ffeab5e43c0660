/**
 * How a workflow of ours can fail besides a provider's failure: the `type` of its ApplicationFailure. All are
 * non-retryable.
 */
export const runFailures = {
  InvalidInput: 'The payload breaks a rule; the message names the fields.',
  UnknownRoute: 'No such route in the configuration of the worker.',
  UnknownAgent: 'No such agent in the configuration of the worker.',
  NoTargetFits:
    'No target of the route can take the conversation; details[0].skipped says why. Nobody was asked.',
  AllTargetsFailed: 'No target answered within the budgets; details[0] lists every attempt.',
  ConversationTooLarge: 'The conversation outgrew what a run can carry.',
} as const;

export type RunFailure = keyof typeof runFailures;

export function isRunFailure(type: string | null | undefined): type is RunFailure {
  return type != null && Object.hasOwn(runFailures, type);
}
