import type { Problem } from '../../conversation/problem.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Bounds } from '../../run/settings.ts';
import type { TranslationNote } from '../note.ts';

/** Written to while a body is imported. */
export interface Findings {
  readonly problems: Problem[];
  readonly notes: TranslationNote[];
}

/**
 * One object of a request, read field by field. Whatever a field is not fit for is a problem that names its path, and
 * `rest` tells the fields that nobody has asked for: none is passed over in silence.
 */
export class Fields {
  readonly path: string;
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();
  readonly #findings: Findings;

  constructor(value: Readonly<Record<string, unknown>>, path: string, findings: Findings) {
    this.#value = value;
    this.path = path;
    this.#findings = findings;
  }

  /** Undefined, with a problem told, where `value` is no object. */
  static of(value: unknown, path: string, findings: Findings): Fields | undefined {
    if (isObject(value)) return new Fields(value, path, findings);
    findings.problems.push({ path, rule: `expected an object, got ${kindOf(value)}` });
    return undefined;
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  /** Whether the field has been read. */
  asked(name: string): boolean {
    return this.#asked.has(name);
  }

  /** Null counts as absent: the vendors take it for that. */
  raw(name: string): unknown {
    this.#asked.add(name);
    return this.#value[name] ?? undefined;
  }

  text(name: string): string | undefined {
    return this.#typed(name, 'a string', (value) => typeof value === 'string');
  }

  number(name: string, bounds?: Bounds): number | undefined {
    const value = this.#typed(name, 'a number', (each) => typeof each === 'number');
    if (value === undefined || bounds === undefined || isWithin(value, bounds)) return value;
    this.refuse(name, `expected ${wordsFor(bounds)}, got ${value}`);
    return undefined;
  }

  flag(name: string): boolean | undefined {
    return this.#typed(name, 'true or false', (value) => typeof value === 'boolean');
  }

  /** One of `words`. */
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    return this.#typed(name, `one of ${words.join(', ')}`, (value): value is Word =>
      (words as readonly unknown[]).includes(value),
    );
  }

  object(name: string): Fields | undefined {
    const value = this.#typed(name, 'an object', isObject);
    return value === undefined ? undefined : new Fields(value, this.at(name), this.#findings);
  }

  /** An object as it is, for schemas and the like. */
  json(name: string): JsonObject | undefined {
    return this.#typed(name, 'an object', isObject) as JsonObject | undefined;
  }

  list(name: string): readonly unknown[] | undefined {
    return this.#typed(name, 'a list', (value): value is readonly unknown[] => Array.isArray(value));
  }

  /** The objects of a list, each with its path. */
  objects(name: string): readonly Fields[] | undefined {
    return this.list(name)?.flatMap(
      (value, index) => Fields.of(value, `${this.at(name)}[${index}]`, this.#findings) ?? [],
    );
  }

  texts(name: string, most = Infinity): readonly string[] | undefined {
    const texts = this.#typed(
      name,
      'a list of strings',
      (value): value is readonly string[] =>
        Array.isArray(value) && value.every((each) => typeof each === 'string'),
    );
    if (texts === undefined || texts.length <= most) return texts;
    this.refuse(name, `expected ${most} strings at most, got ${texts.length}`);
    return undefined;
  }

  /** Tells that a field which must be there is not. */
  missing(name: string): void {
    this.#asked.add(name);
    this.refuse(name, 'is missing');
  }

  refuse(name: string, rule: string): void {
    this.#findings.problems.push({ path: this.at(name), rule });
  }

  /** All of it, verbatim. */
  whole(): JsonObject {
    for (const name of Object.keys(this.#value)) this.#asked.add(name);
    return this.#value as JsonObject;
  }

  /** What nobody has asked for, nulls left out. */
  rest(): JsonObject {
    return Object.fromEntries(
      Object.entries(this.#value).filter(([name, value]) => !this.#asked.has(name) && value != null),
    ) as Readonly<Record<string, Json>>;
  }

  #typed<Value>(name: string, wanted: string, is: (value: unknown) => value is Value): Value | undefined {
    const value = this.raw(name);
    if (value === undefined || is(value)) return value;
    this.refuse(name, `expected ${wanted}, got ${kindOf(value)}`);
    return undefined;
  }
}

function isWithin(value: number, { least, most = Infinity, whole }: Bounds): boolean {
  return value >= least && value <= most && (whole === undefined || Number.isInteger(value));
}

function wordsFor({ least, most, whole }: Bounds): string {
  const range = most === undefined ? `from ${least} on` : `from ${least} to ${most}`;
  return `a ${whole === true ? 'whole ' : ''}number ${range}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
