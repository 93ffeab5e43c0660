import { z } from 'zod';
import { efforts } from '../../domain/run/settings.ts';
import { formats } from '../../domain/wire/formats.ts';
import { count } from './schema-values.ts';

const described = (description: string) => ({ description });

const formatIds = formats.map(({ id }) => id);

/** `settings` as the file writes them: `Settings` of domain/run. */
export const settingsSchema = z
  .strictObject({
    maxOutputTokens: count('Tokens of one answer, at most, reasoning included.', {
      max: 10_000_000,
    }).optional(),
    temperature: z
      .number()
      .min(0)
      .max(2)
      .optional()
      .meta(described('0 to 2; scaled or left out where a model does not take it.')),
    topP: z.number().min(0).max(1).optional().meta(described('0 to 1.')),
    stop: z.array(z.string().min(1)).optional().meta(described('Texts that end the answer.')),
    effort: z
      .enum(efforts)
      .optional()
      .meta(described('How hard the model thinks; rounded down to what it knows.')),
    showReasoning: z.boolean().optional().meta(described('Ask for the thinking in readable form.')),
    toolChoice: z
      .union([
        z.enum(['auto', 'none', 'required']),
        z.strictObject({ tool: z.string().min(1).meta(described('The name of the tool.')) }),
      ])
      .optional()
      .meta(described('Whether a tool may, must not or must be called, or which one.')),
    parallelToolCalls: z.boolean().optional().meta(described('false: one call at a time.')),
    verbosity: z.enum(['low', 'medium', 'high']).optional().meta(described('How much is said.')),
    user: z.string().min(1).optional().meta(described('An opaque name of the end user; nothing personal.')),
    extra: z
      .partialRecord(z.enum(formatIds as [string, ...string[]]), z.record(z.string(), z.unknown()))
      .optional()
      .meta(
        described(
          'Fields of one wire format’s request, by the format’s id, sent as they are to targets that speak it.',
        ),
      ),
  })
  .meta({ description: 'What to ask of the model.' });
