import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setCurrentDetails,
  workflowInfo,
} from '@temporalio/workflow';
import { newOwner, type Owner } from '../domain/health/fleet/owner.ts';
import { answerMessages } from './health/answers.ts';
import { detailsOf } from './health/details.ts';
import { openKeeper } from './health/keeper.ts';
import { statusOf } from './health/status.ts';

export interface HealthInput {
  readonly v?: 1;
  /** What a run hands to its own continuation. */
  readonly carried?: Owner;
}

/**
 * The single owner of a fleet's health: worker processes report what they saw, its answer says what to believe. It
 * never ends; each run hands all that it knows to the next one.
 */
export async function llmHealth(input: HealthInput = {}): Promise<never> {
  const continued = workflowInfo().continuedFromExecutionRunId !== undefined ? input.carried : undefined;
  let shown = '';
  const keeper = openKeeper(continued ?? newOwner, (owner) => {
    const details = detailsOf(statusOf(owner, Date.now()));
    if (details !== shown) setCurrentDetails(details);
    shown = details;
  });
  answerMessages(keeper);
  await condition(() => workflowInfo().continueAsNewSuggested);
  // What a probe finds out would be lost with this run.
  await keeper.rest();
  await condition(allHandlersFinished);
  return continueAsNew<typeof llmHealth>({ v: 1, carried: keeper.owner() });
}
