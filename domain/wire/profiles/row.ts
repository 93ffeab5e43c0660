import type { TargetProfile } from '../profile.ts';

/** What names a target, for looking up what it accepts. */
export interface TargetFacts {
  /** The provider's name in the configuration. */
  readonly provider: string;
  readonly kind: string;
  readonly model: string;
  readonly apiVersion: string | undefined;
  /** Which of OpenAI's two APIs, for the kinds that speak them; absent: Chat Completions. */
  readonly api?: 'openai.chat' | 'openai.responses';
  /** Which server of the list it is, e.g. `deepseek`; absent: one of no list. */
  readonly server?: string;
}

/** What a row can say of a target: everything but its name. */
export type Traits = Omit<TargetProfile, 'target' | 'model' | 'apiVersion'>;

/** A row applies when everything it names matches; later rows win field by field. */
export interface ProfileRow {
  readonly kinds?: readonly string[];
  readonly servers?: readonly string[];
  readonly model?: RegExp;
  /** The wire format's id. */
  readonly format?: string;
  /** Dates compare as text. */
  readonly apiVersionFrom?: string;
  readonly traits: Partial<Traits>;
}
