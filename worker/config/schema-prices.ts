import { z } from 'zod';

function rate(description: string) {
  return z.number().min(0).max(1_000_000).meta({ description });
}

const ratesSchema = z
  .strictObject({
    input: rate('Of what is read.'),
    output: rate('Of what is written, reasoning included.'),
    cacheRead: rate('Of what is read from the cache. Default: as input.').optional(),
    cacheWrite: rate('Of what is stored in the cache. Default: as input.').optional(),
    cacheWrite1h: rate('Of what is stored for an hour. Default: as cacheWrite.').optional(),
    hosted: z.record(z.string(), rate('USD a use.')).optional().meta({
      description: "USD a use of the vendor's own tools, by its name for them: web_search. Default: free.",
    }),
  })
  .meta({ description: 'USD per million tokens.' });

/** Targets name models with slashes and dots, so they are checked apart and not by the pattern of names. */
export const pricesSchema = z.record(z.string(), ratesSchema).meta({
  description:
    'Rates in USD per million tokens, by target. Default: those of the public price list for a model that it has by exactly this name.',
});
