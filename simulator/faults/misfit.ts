import { isFields, parseJson } from '../json.ts';

/** How JSON that was asked for by a schema is wrong. */
export type Misfit = keyof typeof MISFITS;

const MISFITS = {
  /** Its second half is missing, and something is before it. */
  'not-json': (text: string) => `Here it is: ${text.slice(0, Math.ceil(text.length / 2))}`,
  /** JSON, with each value of another type and a property too many: no schema with a property or two has that. */
  'off-schema': (text: string) => {
    const value = parseJson(text);
    const entries = isFields(value) ? Object.entries(value) : [];
    const changed = entries.map(([key, one]) => [key, Array.isArray(one) ? 'changed' : [one]]);
    return JSON.stringify({ ...Object.fromEntries(changed), unexpected: true });
  },
};

export const misfits = Object.keys(MISFITS);

export function misfit(text: string, as: Misfit): string {
  return MISFITS[as](text);
}
