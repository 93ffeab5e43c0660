import type { JsonSchema } from '../../domain/json.ts';
import { failureKinds } from '../../domain/failure/kinds.ts';
import { policyChoices } from '../../domain/route/policy.ts';

const choices = Object.entries(policyChoices).map(([key, words]) => [key, { enum: words }]);

/** The own policy of a call or run: `Policy` of domain/route. */
export const policySchema: JsonSchema = {
  type: 'object',
  properties: {
    ...Object.fromEntries(choices),
    stayWithVendor: {
      type: ['boolean', 'array'],
      if: { type: 'boolean' },
      then: { const: true },
      items: { enum: Object.keys(failureKinds) },
      description:
        'Failures after which no other provider is asked, or true: any failure. Adds to the route’s.',
    },
  },
  additionalProperties: false,
  description: 'What to do about failures on which people differ; goes before the route’s policy.',
};
