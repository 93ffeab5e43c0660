import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import type { Judged } from '../dialect.ts';
import { hasBeta, thinkingType, thinks } from './asked.ts';
import { traitsOf } from './models.ts';
import { invalid, orList, wordMismatch } from './problems.ts';
import { structuredViolation } from './structured-schema.ts';

const CREATE = 'https://platform.claude.com/docs/en/api/messages/create';
const MIGRATION = 'https://platform.claude.com/docs/en/about-claude/models/migration-guide';
const THINKING = 'https://platform.claude.com/docs/en/build-with-claude/extended-thinking';
const MODELS = 'https://platform.claude.com/docs/en/build-with-claude/thinking#configuring-thinking';
const EFFORT = 'https://platform.claude.com/docs/en/build-with-claude/effort';
const STRUCTURED = 'https://platform.claude.com/docs/en/build-with-claude/structured-outputs';
const PRESERVED = 'https://platform.claude.com/docs/en/build-with-claude/preserved-thinking';
const LEAST_TOP_P = 0.95;
const BINDING_BETA = 'thinking-binding-controls-2026-08-01';

/** Settings that contradict each other, or the model. */
export const settingRules: readonly Rule<Judged>[] = [
  {
    rule: 'thinking-of-model',
    docs: MODELS,
    check: ({ body }) => {
      const type = thinkingType(body);
      const { thinking } = traitsOf(body['model']);
      if (type === undefined || thinking.includes(type)) return undefined;
      if (!thinking.includes('adaptive')) return invalid(`${type} thinking is not supported on this model`);
      return invalid(
        `"thinking.type.${type}" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.`,
      );
    },
  },
  {
    rule: 'budget-below-max-tokens',
    docs: THINKING,
    check: ({ body: { thinking, max_tokens: limit } }) =>
      isFields(thinking) && Number(thinking['budget_tokens']) >= Number(limit)
        ? invalid(
            `\`max_tokens\` must be greater than \`thinking.budget_tokens\`. Please consult our documentation at ${THINKING}#max-tokens-and-context-window-size`,
          )
        : undefined,
  },
  {
    rule: 'binding-controls-are-beta',
    docs: PRESERVED,
    check: ({ body: { thinking }, headers }) =>
      isFields(thinking) && thinking['block_binding'] !== undefined && !hasBeta(headers, BINDING_BETA)
        ? wordMismatch({
            fault: 'unknown',
            path: ['thinking', { tag: String(thinking['type']) }, 'block_binding'],
          })
        : undefined,
  },
  {
    rule: 'effort-of-model',
    docs: EFFORT,
    check: ({ body: { model, output_config: config } }) => {
      const effort = isFields(config) ? config['effort'] : undefined;
      const { efforts } = traitsOf(model);
      if (typeof effort !== 'string' || efforts.includes(effort)) return undefined;
      return efforts.length === 0
        ? invalid('This model does not support the effort parameter.')
        : invalid(
            `This model does not support effort level '${effort}'. Supported levels: ${orList(efforts)}`,
          );
    },
  },
  {
    rule: 'sampling-of-model',
    docs: MIGRATION,
    check: ({ body }) => {
      const { sampling } = traitsOf(body['model']);
      const given = ['temperature', 'top_p', 'top_k'].filter((name) => body[name] !== undefined);
      const strange = given.find((name) => body[name] !== 1);
      if (sampling === 'none' && strange !== undefined)
        return invalid(`\`${strange}\` is deprecated for this model.`);
      return sampling === 'one' && given.includes('temperature') && given.includes('top_p')
        ? invalid('`temperature` and `top_p` cannot both be specified for this model. Please use only one.')
        : undefined;
    },
  },
  {
    rule: 'sampling-while-thinking',
    docs: THINKING,
    check: ({ body }) => {
      if (!thinks(body)) return undefined;
      const see = `Please consult our documentation at ${THINKING}#important-considerations-when-using-extended-thinking`;
      if (body['temperature'] !== undefined && body['temperature'] !== 1)
        return invalid(`\`temperature\` may only be set to 1 when thinking is enabled. ${see}`);
      if (body['top_k'] !== undefined)
        return invalid(`\`top_k\` must be unset when thinking is enabled. ${see}`);
      return typeof body['top_p'] === 'number' && body['top_p'] < LEAST_TOP_P
        ? invalid(
            `\`top_p\` must be greater than or equal to ${String(LEAST_TOP_P)} or unset when thinking is enabled. ${see}`,
          )
        : undefined;
    },
  },
  {
    rule: 'forced-tool-while-thinking',
    docs: THINKING,
    check: ({ body }) => {
      const { tool_choice: choice } = body;
      const isForced = isFields(choice) && (choice['type'] === 'any' || choice['type'] === 'tool');
      return isForced && thinks(body)
        ? invalid('Thinking may not be enabled when tool_choice forces tool use.')
        : undefined;
    },
  },
  {
    rule: 'output-schema',
    docs: STRUCTURED,
    check: ({ body: { output_config: config } }) => {
      const format = isFields(config) && isFields(config['format']) ? config['format'] : {};
      const violation = format['schema'] === undefined ? undefined : structuredViolation(format['schema']);
      return violation === undefined ? undefined : invalid(`output_config.format.schema: ${violation}`);
    },
  },
  {
    rule: 'messages-not-empty',
    docs: CREATE,
    check: ({ body: { messages } }) =>
      Array.isArray(messages) && messages.length === 0
        ? invalid('messages: at least one message is required')
        : undefined,
  },
];
