import { isObject, type JsonObject } from '../json.ts';

/** The arguments of a call as an object; no text at all means none. Undefined when the text is not a JSON object. */
export function parseArguments(text: string): JsonObject | undefined {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
