/** Anything JSON can hold. Everything that crosses a process or enters history is of this type. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/** A JSON Schema (draft 2020-12), as the author wrote it. */
export type JsonSchema = JsonObject;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field's text, or none: a value that a server made up can be an object that doesn't even turn into a string. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
