import { z } from 'zod';
import { defaults } from './defaults.ts';
import { settingsSchema } from './schema-settings.ts';
import { count, duration } from './schema-values.ts';
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
  idle: duration('Between two events with content, per attempt; never more than total unless written.', {
    default: defaults.idle,
  }).optional(),
  total: duration('One attempt, from start to end; never more than deadline unless written.', {
    default: defaults.total,
  }).optional(),
};

const targetSchema = z.union([
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
  }),
]);

export const routeSchema = z
  .strictObject({
    targets: z
      .array(targetSchema)
      .min(1)
      .meta({ description: 'Where a call can go, in order of preference; at least one.' }),
    limits: z
      .strictObject({
        deadline: duration('One call, or one turn of an agent: all attempts and waits together.', {
          default: defaults.deadline,
        }).optional(),
        attempts: count('Attempts over all targets, at most.', {
          max: 100,
          default: defaults.attempts,
        }).optional(),
        ...attemptLimits,
      })
      .optional()
      .meta({ description: 'How long a call may take, and each attempt of it.' }),
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
      })
      .optional()
      .meta({ description: 'Tries on one target.' }),
  })
  .meta({ description: 'A named, ordered list of targets with a policy.' });
