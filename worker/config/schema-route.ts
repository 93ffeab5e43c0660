import { z } from 'zod';
import { defaults } from './defaults.ts';
import { failoverSchema } from './schema-failover.ts';
import { policySchema } from './schema-policy.ts';
import { settingsSchema } from './schema-settings.ts';
import { count, duration, positive } from './schema-values.ts';
import { show } from './wording.ts';

/** `provider/model`; the model's own name may contain slashes. */
export const targetPattern = /^[^/\s]+\/\S+$/;

const target = z
  .string({ error: notATarget })
  .regex(targetPattern, { error: notATarget })
  .meta({ description: 'provider/model', examples: ['openai/gpt-5.6-sol'] });

function notATarget({ input }: { input?: unknown }): string | undefined {
  return input === undefined
    ? undefined
    : `expected provider/model, such as openai/gpt-5.6-sol, got ${show(input)}`;
}

const systemSchema = z
  .union([
    z.strictObject({
      replace: z.string().min(1).meta({ description: 'Said instead of the system prompt.' }),
    }),
    z.strictObject({ append: z.string().min(1).meta({ description: 'Said after the system prompt.' }) }),
  ])
  .meta({
    description:
      "This target's own words for the system prompt: `replace` the caller's, or `append` to it. Changing them makes running agents' sealed reasoning and caches void.",
  });

const attemptLimits = {
  connect: duration("Until the response's headers, per attempt; never more than firstToken unless written.", {
    default: defaults.connect,
  }).optional(),
  firstToken: duration(
    'Until text, reasoning or a tool call begins, per attempt; never more than total unless written.',
    {
      default: defaults.firstToken,
    },
  ).optional(),
  firstTokenReasoning: duration(
    `The same for models that reason before they speak. Default: firstToken where that is written, else ${defaults.firstTokenReasoning}.`,
  ).optional(),
  idle: duration('Between two events with content, per attempt; never more than total unless written.', {
    default: defaults.idle,
  }).optional(),
  throughput: z
    .strictObject({
      tokensPerSecond: positive('An answer that comes more slowly is given up; four characters are a token.'),
      window: duration('The time over which it is measured.', { default: defaults.window }).optional(),
      after: duration('From the first token until it is first measured.', {
        default: defaults.after,
      }).optional(),
    })
    .optional()
    .meta({ description: 'How fast an answer has to come, per attempt. Default: as slowly as it likes.' }),
  total: duration('One attempt, from start to end; never more than deadline unless written.', {
    default: defaults.total,
  }).optional(),
};

const oneTarget = [
  target,
  z.strictObject({
    target,
    settings: settingsSchema
      .optional()
      .meta({ description: "Settings for this target only; they win over the call's." }),
    system: systemSchema.optional(),
    limits: z
      .strictObject(attemptLimits)
      .optional()
      .meta({ description: "Patience with this target; each key replaces the route's." }),
    window: count(
      "Tokens of request and answer together, at most: a longer conversation isn't sent there. Default: the public price list's, for a model that it has by exactly this name.",
      { max: 1_000_000_000 },
    ).optional(),
    weight: positive('Its share of the calls, among targets of equal rank.', {
      default: defaults.weight,
    }).optional(),
  }),
] as const;

const targetSchema = z.union([
  ...oneTarget,
  z.array(z.union(oneTarget)).min(1).meta({
    description: 'Targets of equal rank: each call draws by weight which of them is asked first.',
  }),
]);

export const routeSchema = z
  .strictObject({
    targets: z.array(targetSchema).min(1).meta({
      description:
        'Where a call can go, in order of preference; at least one. A list inside the list has targets of equal rank.',
    }),
    limits: z
      .strictObject({
        deadline: duration('One call, or one turn of an agent: all attempts and waits together.', {
          default: defaults.deadline,
        }).optional(),
        attempts: count('Attempts over all targets, at most.', {
          max: 100,
          default: defaults.attempts,
        }).optional(),
        cost: positive(
          'USD for all attempts of a call together: beyond it nobody is asked. Default: no limit.',
        ).optional(),
        ...attemptLimits,
      })
      .optional()
      .meta({ description: 'How long a call may take and what it may cost, and each attempt of it.' }),
    retry: z
      .strictObject({
        attempts: count('Tries on one target before the next one is asked, the first one included.', {
          max: 20,
          default: defaults.triesPerTarget,
        }).optional(),
        backoff: duration('Wait before the second try; doubles, with jitter.', {
          default: defaults.backoff,
        }).optional(),
        maxBackoff: duration('The longest such wait; never less than backoff unless written.', {
          default: defaults.maxBackoff,
        }).optional(),
        maxWait: duration(
          'The longest wait for a target, its own Retry-After included, while another one could be asked at once; never less than maxBackoff unless written.',
          { default: defaults.maxWait },
        ).optional(),
      })
      .optional()
      .meta({ description: 'Tries on one target.' }),
    policy: policySchema.optional(),
    failover: failoverSchema.optional(),
    stream: z.enum(['complete', 'live']).optional().meta({
      description:
        'How the front door streams, where a request does not say. complete: an answer is sent when it is whole. live: its text is sent as it comes. Default: complete.',
      default: 'complete',
    }),
  })
  .meta({ description: 'A named, ordered list of targets with a policy.' });
