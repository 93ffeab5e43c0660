import type { JsonSchema } from '../../domain/json.ts';
import { failureKinds } from '../../domain/failure/kinds.ts';
import { messageSchema } from './message.schema.ts';

const count = { type: 'integer', minimum: 0 };

const usage = {
  type: 'object',
  properties: {
    input: count,
    output: count,
    cacheRead: count,
    cacheWrite: count,
    cacheWrite1h: count,
    hosted: { type: 'object', additionalProperties: count },
    reasoning: count,
  },
  required: ['input', 'output'],
};

const reason = { enum: [...Object.keys(failureKinds), 'Returned'] };

const attempt = {
  type: 'object',
  properties: {
    target: { type: 'string' },
    why: { enum: ['preferred', 'stay', 'pin', 'retry', 'repair', 'fallback', 'last'] },
    outcome: { enum: ['ok', ...Object.keys(failureKinds)] },
    left: {
      type: 'object',
      properties: { from: { type: 'string' }, reason },
      required: ['from', 'reason'],
      description: 'What was left for this target, where asking it was a switch.',
    },
    at: { type: 'integer', description: 'Start, in ms since the epoch.' },
    ms: count,
    firstTokenMs: count,
    status: { type: 'integer' },
    requestId: { type: 'string' },
    model: { type: 'string' },
    usage,
    cost: { type: 'number', minimum: 0, description: 'In USD.' },
    costEstimated: { const: true, description: 'The vendor did not say what it counted.' },
    billed: { enum: ['no', 'unknown'] },
    retryAfterMs: count,
    drill: { const: true, description: 'Nobody was asked: a drill played its failure.' },
    evidence: { type: 'string' },
  },
  required: ['target', 'why', 'outcome', 'at', 'ms'],
};

const switched = {
  type: 'object',
  properties: {
    from: { type: 'string' },
    to: { type: 'string' },
    reason,
    at: { type: 'integer', description: 'In ms since the epoch.' },
  },
  required: ['from', 'to', 'reason', 'at'],
};

const cost = {
  type: 'object',
  properties: {
    usd: { type: 'number', minimum: 0 },
    estimated: { type: 'boolean', description: 'Some of it is an estimate.' },
  },
  required: ['usd', 'estimated'],
};

const skipped = {
  type: 'object',
  properties: {
    target: { type: 'string' },
    reason: { type: 'string', description: 'What it lacks, in words.' },
    kind: { enum: Object.keys(failureKinds), description: 'How asking it would have failed.' },
  },
  required: ['target', 'reason', 'kind'],
};

const note = {
  type: 'object',
  properties: {
    path: { type: 'string' },
    loss: { type: 'string', description: 'What it was, for programs.' },
    action: { enum: ['dropped', 'rewritten', 'approximated', 'carried'] },
    reason: { type: 'string', description: 'For people.' },
  },
  required: ['path', 'loss', 'action', 'reason'],
};

const served = {
  answeredBy: { type: 'string', description: 'The target that gave the answer, `provider/model`.' },
  switches: { type: 'array', items: switched },
  attempts: { type: 'array', items: attempt },
  usage,
  cost: { anyOf: [{ type: 'null' }, cost], description: 'Null where no price is known.' },
  skipped: {
    type: 'array',
    items: skipped,
    description: 'Targets that were not asked, because they can’t take the conversation.',
  },
  notes: { type: 'array', items: note },
  message: messageSchema,
  text: { type: 'string', description: 'The words of `message`.' },
};

const awaits = {
  type: 'string',
  description: 'The preferred target, where it was not well: to be given with the conversation’s next call.',
};

/** The result of `llmCall`. Fields are only ever added. */
export const callResultSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Result of the llmCall workflow',
  type: 'object',
  properties: { ...served, awaits },
  required: Object.keys(served),
};

const agentFields = {
  turns: { type: 'integer', minimum: 0, description: 'Answers of the model.' },
  toolCalls: { type: 'object', additionalProperties: count, description: 'Calls made, by tool.' },
  outcome: { enum: ['finished', 'turn_limit', 'deadline'] },
};

/** The result of `llmAgent`. `attempts` has those that failed and those that answered first after a switch. */
export const agentResultSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Result of the llmAgent workflow',
  type: 'object',
  properties: { ...served, awaits, ...agentFields },
  required: [...Object.keys(served), ...Object.keys(agentFields)],
};
