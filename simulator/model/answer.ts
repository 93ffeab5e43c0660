/** What the model answers, before a dialect writes it down. What is absent did not happen. */
export interface Answer {
  /** The refusal, when it finished so. */
  readonly text: string;
  readonly calls: readonly AnsweredCall[];
  readonly finish: Finish;
  readonly thought?: Thought;
  /** Hosted searches it ran before it spoke. */
  readonly searches?: readonly Search[];
  /** What its text refers to. */
  readonly citation?: Citation;
}

export type Finish = 'stop' | 'calls' | 'length' | 'filter' | 'refusal';

export interface Thought {
  readonly text: string;
  /** The text is for nobody to read. */
  readonly redacted: boolean;
}

export interface Search {
  readonly query: string;
  readonly page: Page;
}

export interface Page {
  readonly title: string;
  readonly url: string;
}

export type Citation =
  | { readonly of: 'page'; readonly page: Page }
  /** `text` is the whole of the document. */
  | { readonly of: 'document'; readonly index: number; readonly title: string | null; readonly text: string };

export interface AnsweredCall {
  readonly tool: string;
  /** JSON text, or any text for a freeform tool; incomplete when the answer was cut by its length. */
  readonly arguments: string;
  readonly freeform?: true;
}

export function say(text: string): Answer {
  return { text, calls: [], finish: 'stop' };
}

export function call(calls: readonly AnsweredCall[], text = ''): Answer {
  return { text, calls, finish: 'calls' };
}
