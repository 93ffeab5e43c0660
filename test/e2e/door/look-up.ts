/** A tool of the caller, and a conversation in which the model calls it once and then says what came of it. */
export const script = 'Say it step by step.\ncall look_up {"id":"7"}\nsay It is the $1.name.';

/** What the model says in the end. */
export const said = 'It is the name of 7.';

export const description = 'Finds a name.';

export const parameters = {
  type: 'object' as const,
  properties: { id: { type: 'string' as const } },
  required: ['id'],
  additionalProperties: false,
};

/** Its arguments are `{ id }`. */
export function lookUp({ id }: { readonly id: string }): { readonly name: string } {
  return { name: `name of ${id}` };
}
