import type { JsonObject } from '../../json.ts';
import type { ToolChoice } from '../../run/settings.ts';
import type { Fields, Findings } from '../import/fields.ts';
import { note } from '../note.ts';
import { needed, refuseRest } from './import-context.ts';

const words = ['auto', 'none', 'required'] as const;

export interface ImportedChoice {
  readonly toolChoice: ToolChoice | undefined;
  /** The field itself, where our words for it say less. */
  readonly carried: JsonObject;
}

/** `tool_choice`, or `function_call` of old. */
export function choiceIn(body: Fields, { notes }: Findings): ImportedChoice {
  const choice = body.raw('tool_choice');
  const old = body.raw('function_call');
  if (old !== undefined) notes.push(note('function_call', 'normalised', 'as tool_choice'));
  if (choice === undefined && old !== undefined) return { toolChoice: oldChoice(body), carried: {} };
  if (choice === undefined) return { toolChoice: undefined, carried: {} };
  if (typeof choice === 'string') {
    const toolChoice = body.word('tool_choice', words);
    return { toolChoice, carried: {} };
  }
  const fields = body.object('tool_choice');
  return fields === undefined ? { toolChoice: undefined, carried: {} } : objectChoice(fields);
}

function oldChoice(body: Fields): ToolChoice | undefined {
  if (typeof body.raw('function_call') === 'string') {
    const word = body.word('function_call', ['auto', 'none']);
    return word;
  }
  const named = body.object('function_call');
  return named === undefined ? undefined : { tool: needed(named, 'name') };
}

function objectChoice(choice: Fields): ImportedChoice {
  const type = choice.word('type', ['function', 'custom', 'allowed_tools']);
  if (choice.raw('type') === undefined) choice.missing('type');
  const named = type === undefined ? undefined : choice.object(type);
  if (type !== undefined && named === undefined && choice.raw(type) === undefined) choice.missing(type);
  refuseRest(choice);
  if (named === undefined) return { toolChoice: undefined, carried: {} };
  if (type !== 'allowed_tools') return { toolChoice: { tool: needed(named, 'name') }, carried: {} };
  const toolChoice = named.word('mode', ['auto', 'required']);
  return { toolChoice, carried: { tool_choice: choice.whole() } };
}
