import { z } from 'zod';
import { failureKinds } from '../../domain/failure/kinds.ts';
import { policyChoices, type PolicyChoice } from '../../domain/route/policy.ts';

const descriptions: Readonly<Record<PolicyChoice, string>> = {
  contentFilter:
    "The vendor's filter stopped the answer. give: the failure goes to the caller, after one attempt. next: the next target is asked.",
  refusal:
    'The model declined. give: its refusal is the answer, after one attempt. next: the next target is asked.',
  contextOverflow:
    'The request is too large for a target. larger: the next target with a larger window is asked, the same one never again. stop: nobody is.',
  empty:
    'Nothing was said. retry: the target is asked once more, then the next one. next: the next one at once. stop: nobody is.',
  schemaViolation:
    "The answer breaks the caller's schema. retry: the target is asked once more, then the next one. next: the next one at once. stop: nobody is.",
  length:
    'The token limit cut the answer. accept: it is the answer. next: the next target is asked. stop: it is a failure, and nobody is asked.',
};

function choice<Key extends PolicyChoice>(key: Key) {
  const [byDefault] = policyChoices[key];
  return z
    .enum(policyChoices[key])
    .optional()
    .meta({ description: `${descriptions[key]} Default: ${byDefault}.`, default: byDefault });
}

/** `policy` as the file writes it: `Policy` of domain/route. The names of kinds are checked apart, to suggest one. */
export const policySchema = z
  .strictObject({
    contentFilter: choice('contentFilter'),
    refusal: choice('refusal'),
    contextOverflow: choice('contextOverflow'),
    empty: choice('empty'),
    schemaViolation: choice('schemaViolation'),
    length: choice('length'),
    stayWithVendor: z
      .union([z.array(z.string().meta({ enum: Object.keys(failureKinds) })), z.literal(true)])
      .optional()
      .meta({
        description:
          'Failures after which no target of another provider is asked, for the rest of the call (data residency); true: after any failure. Default: none.',
      }),
  })
  .meta({ description: 'What to do about failures on which people differ. A call may bring its own.' });
