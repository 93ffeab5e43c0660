import type { OfferedTool } from '../../domain/agent/tool.ts';
import { toConversation, type ConversationInput } from '../../domain/conversation/input.ts';
import type { Problem } from '../../domain/conversation/problem.ts';
import type { Output, Settings } from '../../domain/run/settings.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { RenderRefused } from '../../domain/wire/refused.ts';
import { checkShape } from '../../workflows/payload/shape.ts';
import type { Outcome } from './lines.ts';
import { parseInput } from './parse-input.ts';
import { renderInputSchema } from './render-input.schema.ts';
import type { RenderTarget } from './target.ts';

interface RenderDocument {
  readonly conversation: ConversationInput;
  readonly settings?: Settings;
  readonly tools?: readonly OfferedTool[];
  readonly output?: Output;
}

/** What would be sent to a target, and what would be lost on the way. */
export function conversationRenderer({
  profile,
  settings: own,
  system,
}: RenderTarget): (input: string) => Outcome {
  const format = formatOf(profile.format);
  return (input) => {
    const parsed = parseInput(input);
    if (!parsed.ok) return refused(parsed.problems);
    const wrong = checkShape(renderInputSchema, parsed.value);
    if (wrong.length > 0) return refused(wrong);
    const { conversation, settings = {}, tools = [], output } = parsed.value as RenderDocument;
    try {
      const { body, notes } = format.render({
        conversation: toConversation(conversation),
        tools: tools.map((tool) =>
          'hosted' in tool ? tool : { ...tool, description: tool.description ?? '' },
        ),
        settings: { ...settings, ...own },
        ...(output === undefined ? {} : { output }),
        ...(system === undefined ? {} : { system }),
        profile,
      });
      return { ok: true, record: { body, notes } };
    } catch (error) {
      if (!(error instanceof RenderRefused)) throw error;
      return refused(error.problems);
    }
  };
}

/** The conversation is named here as it stands in the input. */
function refused(problems: readonly Problem[]): Outcome {
  const named = problems.map(({ path, rule }) => ({ path: path.replace(/^messages/, 'conversation'), rule }));
  return { ok: false, record: { problems: named } };
}
