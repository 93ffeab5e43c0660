import type { Brief } from '../conversation/transcript.ts';
import type { Ability, Needs } from './fit.ts';

/** What a run needs of a target besides room, and how long an answer it wants. */
export function needsIn({ tools, output, settings }: Brief): Omit<Needs, 'tokens'> {
  const uses: Ability[] = [];
  if (tools.length > 0) uses.push('tools');
  if (output !== undefined) uses.push('schema');
  const { maxOutputTokens } = settings;
  return { uses, ...(maxOutputTokens === undefined ? {} : { maxOutput: maxOutputTokens }) };
}
