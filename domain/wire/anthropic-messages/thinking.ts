import type { Effort, Settings } from '../../run/settings.ts';
import type { JsonObject } from '../../json.ts';
import { effortFor } from '../effort.ts';
import { note, type TranslationNote } from '../note.ts';
import type { TargetProfile } from '../profile.ts';

/** The fields that tell a model to think, and how hard. */
export interface Thinking {
  readonly thinking?: JsonObject;
  /** Of `output_config`. */
  readonly effort?: Effort;
}

/** https://platform.claude.com/docs/en/build-with-claude/extended-thinking: at least 1,024, below max_tokens. */
const fewestTokens = 1024;

/** Tokens of thought by effort, for models that are told a budget. */
const budgets: Readonly<Record<Exclude<Effort, 'none'>, number>> = {
  minimal: 1024,
  low: 2048,
  medium: 8192,
  high: 16_384,
  xhigh: 32_768,
  max: 65_536,
};

/** The effort that a budget stands for. */
export function effortOfBudget(tokens: number): Effort {
  const fitting = Object.entries(budgets).findLast(([, budget]) => budget <= tokens);
  return (fitting?.[0] as Effort | undefined) ?? 'minimal';
}

/** How this target is asked to think; nothing where nobody asks for it. */
export function thinkingFor(
  settings: Settings,
  profile: TargetProfile,
  maxTokens: number,
  notes: TranslationNote[],
): Thinking {
  const effort = effortFor(settings, profile, notes);
  const shown = settings.showReasoning === true ? { display: 'summarized' } : {};
  switch (profile.thinking) {
    case 'none':
      return {};
    case 'adaptive':
      if (effort === 'none') return { thinking: { type: 'disabled' } };
      if (effort === undefined && settings.showReasoning !== true) return {};
      return { thinking: { type: 'adaptive', ...shown }, ...(effort === undefined ? {} : { effort }) };
    case 'budget':
    default:
      return effort === undefined || effort === 'none' ? {} : budgeted(effort, maxTokens, shown, notes);
  }
}

function budgeted(
  effort: Exclude<Effort, 'none'>,
  maxTokens: number,
  shown: JsonObject,
  notes: TranslationNote[],
): Thinking {
  const budget = Math.min(budgets[effort], maxTokens - 1);
  if (budget >= fewestTokens) return { thinking: { type: 'enabled', budget_tokens: budget, ...shown } };
  notes.push(note('settings.effort', 'setting', `thinking needs more than ${fewestTokens} output tokens`));
  return {};
}
