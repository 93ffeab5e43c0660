import type { AssistantPart, TextPart } from '../conversation/message.ts';
import type { Answer, Envelope } from './format.ts';

/** What a client has been told of an answer while it came. */
export interface Told {
  /** Whole parts, before the text that is under way. */
  readonly before: readonly AssistantPart[];
  /** Of that text, as far as it was told. */
  readonly text: string;
}

/** An answer in the order in which it is told, what was told first. */
export interface Continued {
  readonly answer: Answer;
  /** Where in its content the text stands that is under way; undefined: nothing was told yet. */
  readonly open?: number;
}

/** What stands around what is left of an answer: it is told of who served it in the end. */
export function servedBy({ model }: Answer, envelope: Envelope): Envelope {
  return model === undefined ? envelope : { ...envelope, model };
}

/**
 * The answer as what was told goes on with it. Undefined where its words don't begin with exactly those that were told:
 * then it is another answer. A refusal may follow any words.
 */
export function continued(answer: Answer, told: Told): Continued | undefined {
  let left = wordsOf(told);
  if (left === '') return { answer };
  const late: AssistantPart[] = [];
  for (const [at, part] of answer.content.entries()) {
    if (part.type !== 'text') {
      if (!wasTold(part, told)) late.push(part);
    } else if (part.text.startsWith(left))
      return from(answer, told, [grown(part, told, left), ...late, ...answer.content.slice(at + 1)]);
    else if (left.startsWith(part.text)) left = left.slice(part.text.length);
    else break;
  }
  if (answer.finish !== 'refusal') return undefined;
  return from(answer, told, [
    { type: 'text', text: told.text },
    ...answer.content.filter(({ type }) => type === 'refusal'),
  ]);
}

export const nothing: Told = { before: [], text: '' };

/** What was told, and now these words too: with `since` they begin a text of their own. */
export function toldMore({ before, text }: Told, more: string, since?: readonly AssistantPart[]): Told {
  return since === undefined ? { before, text: text + more } : { before: [...before, ...since], text: more };
}

/** All words that were told. */
export function wordsOf({ before, text }: Told): string {
  return before.map((part) => (part.type === 'text' ? part.text : '')).join('') + text;
}

function from(answer: Answer, { before }: Told, rest: readonly AssistantPart[]): Continued {
  return { answer: { ...answer, content: [...before, ...rest] }, open: before.length };
}

/** The text under way, with what this part adds to it: its vendor's own block only where it is all of that block. */
function grown(part: TextPart, { text }: Told, left: string): TextPart {
  const whole = text + part.text.slice(left.length);
  if (whole === part.text) return part;
  const { native: _, ...rest } = part;
  return { ...rest, text: whole };
}

/** Thoughts may have grown since. */
function wasTold(part: AssistantPart, { before }: Told): boolean {
  return before.some((each) => {
    if (each.type !== part.type) return false;
    if (each.type === 'reasoning' && part.type === 'reasoning' && part.native === undefined)
      return each.text !== '' && part.text.startsWith(each.text);
    return JSON.stringify(each) === JSON.stringify(part);
  });
}
