import { z } from 'zod';
import { defaults } from './defaults.ts';
import { doorSchema } from './schema-door.ts';
import { healthSchema } from './schema-health.ts';
import { pricesSchema } from './schema-prices.ts';
import { providerSchema } from './schema-provider.ts';
import { routeSchema } from './schema-route.ts';
import { settingsSchema } from './schema-settings.ts';
import { count, duration, named } from './schema-values.ts';

const agentSchema = z
  .strictObject({
    instructions: z
      .string()
      .min(1)
      .meta({ description: 'The system prompt: who the agent is and what it should do.' }),
    route: z.string().meta({ description: 'The name of the route that serves its model calls.' }),
    tools: z
      .array(z.string())
      .optional()
      .meta({ description: 'Names of the tools it may use. Default: none.' }),
    limits: z
      .strictObject({
        turns: count('Answers of the model, at most.', { max: 10_000, default: defaults.turns }).optional(),
        deadline: duration('The whole run, tools and waits included. Default: none.', {
          longest: '365d',
        }).optional(),
      })
      .optional()
      .meta({ description: 'How long a run of the agent may go on.' }),
    settings: settingsSchema.optional(),
  })
  .meta({ description: 'An agent: instructions, a route and tools.' });

const toolSchema = z
  .strictObject({
    description: z.string().min(1).meta({ description: 'What the model is told the tool does.' }),
    effect: z.enum(['read', 'idempotent', 'once']).meta({
      description:
        'What a repeat would do. read: it changes nothing and may be tried again. idempotent: tried again with the same key. once: never tried again; a lost result is given to the model as unknown.',
    }),
    parameters: z
      .looseObject(
        { type: z.literal('object', { error: 'the top level of parameters must be `type: object`' }) },
        {},
      )
      .optional()
      .meta({
        description: 'JSON Schema of the arguments; its top level is `type: object`. Default: no arguments.',
      }),
    taskQueue: z.string().min(1).optional().meta({
      description: 'The Temporal task queue of the worker that runs it. Default: the queue of the run.',
    }),
    timeout: duration('One try.', { default: defaults.toolTimeout, longest: '365d' }).optional(),
    heartbeat: duration(
      'Set when the tool heartbeats: a lost worker is noticed after this long instead of after `timeout`. Default: it does not heartbeat.',
      { longest: '365d' },
    ).optional(),
  })
  .meta({ description: 'A tool: an activity with the name of the tool, in any worker and language.' });

/** `understudy.yaml` as it is written. */
export const configSchema = z
  .strictObject({
    providers: named(
      providerSchema,
      'Accounts at vendors, by a name of your choice; the first part of each target.',
    ),
    routes: named(routeSchema, 'Named lists of targets, each with its limits.'),
    agents: optionally(named(agentSchema, 'Agents, by the name that callers use. Default: none.')),
    tools: optionally(named(toolSchema, 'Tools of agents, by the name that the model sees. Default: none.')),
    prices: optionally(pricesSchema),
    health: optionally(healthSchema),
    door: optionally(doorSchema),
  })
  .meta({ description: 'Configuration of Understudy.' });

/** A section that may be left out, or left empty: all of its entries commented out. */
function optionally<Section extends z.ZodType>(section: Section) {
  return section.nullish().meta({ description: section.description ?? '' });
}

/** What the schema makes of the file: durations in ms, nothing filled in. */
export type ConfigInput = z.output<typeof configSchema>;
