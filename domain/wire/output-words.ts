import type { Output } from '../run/settings.ts';

/** What a model is told that can't be held to a schema by its vendor. */
export function outputWords({ schema }: Output): string {
  return `Answer with JSON only, without any other words, in the shape of this JSON Schema:\n${JSON.stringify(schema)}`;
}

/** Whether any JSON object will do. */
export function isAnyObject({ schema }: Output): boolean {
  return schema['type'] === 'object' && Object.keys(schema).length === 1;
}
