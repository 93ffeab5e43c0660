/** Where in a request a value lies. A tag is the kind that a union chose; some vendors print it, some do not. */
export type Path = readonly Segment[];
export type Segment = string | number | { readonly tag: string };

/** What should have stood there, as OpenAI words it. */
export type Expected =
  | 'a string'
  | 'a boolean'
  | 'an integer'
  | 'a decimal'
  | 'an object'
  /** An object whose keys are free. */
  | 'a dictionary'
  | 'an array of objects'
  | 'an array of strings'
  | 'one of a string or array of objects'
  | 'one of a string or array of strings'
  | 'one of a string or object';

/** The first way in which a value is not what its shape says; each vendor has its own words for it. */
export type Mismatch = { readonly path: Path } & Fault;

type Fault =
  | { readonly fault: 'missing' | 'unknown' }
  | { readonly fault: 'type'; readonly expected: Expected; readonly value: unknown }
  /** `tag`: the value chooses among the members of a union. */
  | { readonly fault: 'value' | 'tag'; readonly value: unknown; readonly supported: readonly string[] }
  | {
      readonly fault: 'bound';
      readonly of: 'integer' | 'decimal' | 'string' | 'array' | 'object';
      readonly side: 'min' | 'max';
      readonly bound: number;
      /** The number itself; the length of a string, an array or an object. */
      readonly got: number;
    }
  | { readonly fault: 'pattern'; readonly pattern: RegExp };
