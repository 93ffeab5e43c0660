import type { CallPart } from '../../conversation/message.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { parseArguments } from '../../conversation/arguments.ts';
import { goesBack } from '../foreign.ts';
import { note } from '../note.ts';
import type { ChatContext } from './chat-context.ts';

/** A call as an entry of `tool_calls`; `own`: this target made it. */
export function renderCall(part: CallPart, own: boolean, path: string, context: ChatContext): JsonObject {
  const { ids, notes } = context;
  const id = ids(part.callId);
  if (id !== part.callId && id !== part.nativeId) notes.push(note(`${path}.callId`, 'derivedId', id));
  if (part.cache !== undefined) notes.push(note(`${path}.cache`, 'cacheHint'));
  return { id, ...calledBy(part, path, context), ...besideOf(part, own, context) };
}

function calledBy(part: CallPart, path: string, context: ChatContext): JsonObject {
  const name = context.names.toWire(part.name);
  const input = freeformInput(part, context);
  if (input !== undefined) return { type: 'custom', custom: { name, input } };
  return { type: 'function', function: { name, arguments: argumentsOf(part, path, context) } };
}

/** The free text of a call, also of one that another vendor's model had to make with JSON. */
function freeformInput(part: CallPart, { profile, freeform }: ChatContext): string | undefined {
  if (part.freeform === true) return profile.freeformTools ? part.arguments : undefined;
  if (!freeform.has(part.name)) return undefined;
  const { input, ...rest } = parseArguments(part.arguments) ?? {};
  return typeof input === 'string' && Object.keys(rest).length === 0 ? input : undefined;
}

/** Chat templates of many servers parse the arguments: text that is no JSON object makes them fail. */
function argumentsOf(part: CallPart, path: string, { notes }: ChatContext): string {
  if (part.freeform === true) {
    notes.push(note(path, 'freeformCall'));
    return JSON.stringify({ input: part.arguments });
  }
  if (part.arguments.trim() === '') return '{}';
  if (parseArguments(part.arguments) !== undefined) return part.arguments;
  notes.push(note(`${path}.arguments`, 'brokenArguments'));
  return '{}';
}

/** What this target wants back beside the call, or what it wants beside calls that it didn't make. */
function besideOf(part: CallPart, own: boolean, context: ChatContext): JsonObject {
  const { profile, withoutReasoning } = context;
  const item = goesBack(part, context) ? part.native?.item : undefined;
  const beside = isObject(item) ? item : {};
  const signed = own && !withoutReasoning;
  return signed || profile.callPlaceholder === undefined ? beside : { ...beside, ...profile.callPlaceholder };
}
