import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setCurrentDetails,
  workflowInfo,
} from '@temporalio/workflow';
import { lean } from '../domain/health/fleet/lean.ts';
import { newOwner, type Owner } from '../domain/health/fleet/owner.ts';
import { carriedBytes } from './carried.ts';
import { encodedBytes } from './conversation/log.ts';
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
 * never ends; each run hands all that it knows to the next one, or what matters of it where that would be too much.
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
  const owner = keeper.owner();
  const carried = encodedBytes(owner) > carriedBytes ? lean(owner) : owner;
  return continueAsNew<typeof llmHealth>({ v: 1, carried });
}
