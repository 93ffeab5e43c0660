import { failureKinds } from '../../domain/failure/kinds.ts';
import type { RetryPolicy } from '../../domain/route/route.ts';
import { policyChoices, type Policy, type PolicyChoice } from '../../domain/route/policy.ts';

const words: { readonly [Key in PolicyChoice]: Readonly<Record<Policy[Key], string>> } = {
  contentFilter: {
    give: "An answer that the vendor's filter stopped is given to the caller as a failure.",
    next: "When the vendor's filter stops an answer, the next target is asked.",
  },
  refusal: {
    give: "The model's refusal is an answer: it is given to the caller.",
    next: 'When the model declines, the next target is asked.',
  },
  contextOverflow: {
    larger: 'When the request is too large for a target, only those that may take more are asked.',
    stop: 'When the request is too large for a target, the call fails.',
  },
  empty: {
    retry: 'When nothing is said, the target is asked once more, then the next one.',
    next: 'When nothing is said, the next target is asked.',
    stop: 'When nothing is said, the call fails.',
  },
  schemaViolation: {
    retry: "When the answer breaks the caller's schema, the target is asked once more, then the next one.",
    next: "When the answer breaks the caller's schema, the next target is asked.",
    stop: "When the answer breaks the caller's schema, the call fails.",
  },
  length: {
    accept: 'An answer that its token limit cut is given to the caller as it is.',
    next: 'When the token limit cuts an answer, the next target is asked.',
    stop: 'When the token limit cuts an answer, the call fails.',
  },
};

/** What a policy makes of failures on which people differ, a line each. Without a second try `retry` means `next`. */
export function explainPolicy(policy: Policy, retry: RetryPolicy): string[] {
  const choices = (Object.keys(policyChoices) as PolicyChoice[]).map((key) => {
    const word = policy[key] === 'retry' && retry.attempts === 1 ? 'next' : policy[key];
    return (words[key] as Readonly<Record<string, string>>)[word] ?? '';
  });
  return [...choices, explainStay(policy.stayWithVendor)].map((line) => `  ${line}`);
}

function explainStay(kinds: Policy['stayWithVendor']): string {
  if (kinds === true) return 'After any failure only targets of the same provider are asked.';
  if (kinds.length === 0) return 'Any failure may lead to another provider.';
  const names = kinds.map((kind) => failureKinds[kind].short).join(', ');
  return `After these failures only targets of the same provider are asked: ${names}.`;
}
