import { UnderstudyError } from '../../../client/index.ts';

/** What a run gives, or the failure that lists its attempts. Throws what no fault of a provider may lead to. */
export async function endOf<Result>(running: Promise<Result>): Promise<Result | UnderstudyError> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof UnderstudyError && error.type === 'AllTargetsFailed') return error;
    throw error;
  }
}
