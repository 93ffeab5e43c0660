import type { Json, JsonObject } from '../../json.ts';
import type { ToolChoice } from '../../run/settings.ts';
import type { Fields } from '../import/fields.ts';
import { needed } from './import-content.ts';

const choices = ['auto', 'none', 'required'] as const;
const modes = ['auto', 'required'] as const;

/** What a body says of the use of tools. */
export interface Choice {
  readonly neutral?: ToolChoice | undefined;
  /** In this API's own words, where the neutral ones say less. */
  readonly own?: JsonObject;
}

/** A choice among some of the tools is, for others, a choice among all. */
export function choiceIn(body: Fields): Choice {
  const given = body.raw('tool_choice');
  if (typeof given === 'string') return { neutral: body.word('tool_choice', choices) };
  const choice = body.object('tool_choice');
  if (choice === undefined) return {};
  const own = { tool_choice: given as Json };
  switch (choice.raw('type')) {
    case 'function':
    case 'custom':
      return { neutral: { tool: needed(choice, 'name') } };
    case 'allowed_tools':
      return { neutral: choice.word('mode', modes), own };
    case undefined:
      choice.missing('type');
      return {};
    default:
      return { own };
  }
}
