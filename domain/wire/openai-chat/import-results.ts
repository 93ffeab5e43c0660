import type { ResultPart, UserPart } from '../../conversation/message.ts';
import type { Fields } from '../import/fields.ts';
import type { PlacedPart } from '../import/placed.ts';
import { note } from '../note.ts';
import { errorWord } from '../result-text.ts';
import { contentIn } from './import-content.ts';
import { ignore, needed, refuseRest, type ImportContext } from './import-context.ts';

/** A `tool` message. */
export function toolResult(message: Fields, context: ImportContext): PlacedPart<ResultPart> {
  const id = needed(message, 'tool_call_id');
  const part = resultOf(context.calls.answered(id), message, context);
  ignore(message, ['name'], context.findings);
  refuseRest(message);
  return { path: message.at('tool_call_id'), part };
}

/** A `function` message of old: it answers the call of that name. */
export function functionResult(message: Fields, context: ImportContext): PlacedPart<ResultPart> {
  const name = needed(message, 'name');
  const part = resultOf(context.calls.answered(functionCallId(name)), message, context);
  context.findings.notes.push(note(message.path, 'normalised', 'a function’s result is a tool’s'));
  refuseRest(message);
  return { path: message.at('name'), part };
}

/** Calls of functions had no ids. */
export function functionCallId(name: string): string {
  return `call_${name}`;
}

/** Text that begins with the word for it tells of a failure, as there is no flag for one. */
function resultOf(callId: string, message: Fields, context: ImportContext): ResultPart {
  const empty = message.raw('content') === undefined || message.raw('content') === '';
  const content = empty ? [] : contentIn(message, context).map(({ part }) => part);
  const [first, ...rest] = content;
  if (first?.type !== 'text' || !first.text.startsWith(errorWord))
    return { type: 'result', callId, status: 'ok', content };
  const told: UserPart = { ...first, text: first.text.slice(errorWord.length) };
  return { type: 'result', callId, status: 'error', content: [told, ...rest] };
}
