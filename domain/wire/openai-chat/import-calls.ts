import type { AssistantPart, CallPart } from '../../conversation/message.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Fields } from '../import/fields.ts';
import type { PlacedPart } from '../import/placed.ts';
import { note } from '../note.ts';
import { besides } from './calls.ts';
import { ignore, needed, refuseRest, type ImportContext } from './import-context.ts';
import { functionCallId } from './import-results.ts';

/** The calls of a message, the one of a function of old included. */
export function importCalls(message: Fields, context: ImportContext): readonly PlacedPart<AssistantPart>[] {
  const calls = (message.objects('tool_calls') ?? []).map((call) => ({
    part: callIn(call, context),
    path: call.at('id'),
  }));
  const old = message.object('function_call');
  if (old === undefined) return calls;
  context.findings.notes.push(note(old.path, 'normalised', 'a call of a function is one of a tool'));
  const name = needed(old, 'name');
  const { callId } = context.calls.made(functionCallId(name));
  const part: CallPart = { type: 'call', callId, name, arguments: argumentsIn(old, context) };
  refuseRest(old);
  return [...calls, { part, path: old.path }];
}

/** What stands beside a call and its function goes back to whoever made it. */
function callIn(call: Fields, context: ImportContext): CallPart {
  const names = context.calls.made(call.text('id') ?? '');
  const custom = call.object('custom');
  const called = custom ?? call.object('function');
  if (called === undefined && call.raw('function') === undefined) call.missing('function');
  ignore(call, ['index'], context.findings);
  const type = call.text('type');
  const item = besides(type, call.rest()) as JsonObject;
  const native = Object.keys(item).length === 0 ? {} : { native: { affinity: context.affinity, item } };
  const name = called === undefined ? '' : needed(called, 'name');
  if (custom !== undefined) {
    const part: CallPart = {
      type: 'call',
      ...names,
      name,
      arguments: needed(custom, 'input'),
      freeform: true,
    };
    refuseRest(custom);
    return { ...part, ...native };
  }
  const text = called === undefined ? '' : argumentsIn(called, context);
  if (called !== undefined) {
    ignore(called, ['parsed_arguments'], context.findings);
    refuseRest(called);
  }
  return { type: 'call', ...names, name, arguments: text, ...native };
}

/** Some clients send the arguments as the object that they are. */
function argumentsIn(called: Fields, { findings }: ImportContext): string {
  const value = called.raw('arguments');
  if (!isObject(value)) return called.text('arguments') ?? '';
  findings.notes.push(note(called.at('arguments'), 'normalised', 'as text'));
  return JSON.stringify(value);
}
