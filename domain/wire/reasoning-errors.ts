import type { ErrorRow } from '../failure/classify.ts';
import { begins } from './begins.ts';

/** Where a rule of the request was broken: `messages.1.content.0: `. */
const path = String.raw`(?:[\w-]+(?:\.[\w-]+)*: )?`;

/**
 * Reasoning that its own vendor doesn't take back. The same request without any reasoning is accepted, so this is told
 * from other faults of a request, whatever status a gateway gives it.
 */
export const reasoningRows: readonly ErrorRow[] = [
  // https://platform.claude.com/docs/en/build-with-claude/preserved-thinking
  {
    kind: 'ReasoningRejected',
    message: begins(new RegExp(`${path}Invalid \`?\\w+\`? in \`?(redacted_)?thinking\`? block`)),
  },
  {
    kind: 'ReasoningRejected',
    message: begins(new RegExp(`${path}\`thinking\` or \`redacted_thinking\` blocks .* cannot be modified`)),
  },
  // Amazon Bedrock misses an empty signature before it looks at it.
  {
    kind: 'ReasoningRejected',
    message: begins(/[\w-]+(\.[\w-]+)*\.(redacted_)?thinking\.(signature|data): field required/),
  },
  // https://platform.openai.com/docs/guides/reasoning#encrypted-reasoning-items
  { kind: 'ReasoningRejected', code: /^invalid_encrypted_content$/ },
  {
    kind: 'ReasoningRejected',
    message: begins(/the encrypted content \S+ could not be (verified|decrypted)/),
  },
  {
    kind: 'ReasoningRejected',
    message: begins(/item (with id )?'[\w-]+' not found\. items are not persisted/),
  },
  {
    kind: 'ReasoningRejected',
    message: begins(/item '[\w-]+' of type '\w+' was provided without its required/),
  },
  // Gemini and Vertex
  {
    kind: 'ReasoningRejected',
    message: begins(/corrupted thought signature/, /thought signature is not valid/),
  },
];
