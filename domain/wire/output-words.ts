import type { Output } from '../run/settings.ts';
import type { RenderInput } from './format.ts';

/** What a model is told that can't be held to a schema by its vendor. */
function outputWords({ schema }: Output): string {
  return `Answer with JSON only, without any other words, in the shape of this JSON Schema:\n${JSON.stringify(schema)}`;
}

/** Whether any JSON object will do. */
export function isAnyObject({ schema }: Output): boolean {
  return schema['type'] === 'object' && Object.keys(schema).length === 1;
}

/** Those words appended to what the target is told anyway: the same on every turn. */
export function withOutputWords(input: RenderInput, output: Output): RenderInput {
  const words = outputWords(output);
  const own = input.system;
  if (own === undefined) return { ...input, system: { append: words } };
  const system =
    'replace' in own ? { replace: `${own.replace}\n\n${words}` } : { append: `${own.append}\n\n${words}` };
  return { ...input, system };
}
