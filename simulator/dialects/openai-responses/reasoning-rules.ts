import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { invalid } from '../openai/problems.ts';
import { isModelItem } from './item-kinds.ts';
import { belongsHere } from './reasoning.ts';

const REASONING = 'https://platform.openai.com/docs/guides/reasoning#keeping-reasoning-items-in-context';
const ENCRYPTED = 'https://platform.openai.com/docs/guides/reasoning#encrypted-reasoning-items';

export const reasoningRules: readonly Rule<Judged>[] = [
  {
    rule: 'reasoning-followed',
    docs: REASONING,
    check: ({ body: { input } }) => {
      const items = objects(input);
      return firstOf(items, ({ type, id }, index) => {
        if (type !== 'reasoning') return undefined;
        const next = items[index + 1];
        if (next !== undefined && isModelItem(next)) return undefined;
        const message = `Item '${String(id)}' of type 'reasoning' was provided without its required following item.`;
        return invalid(message, 'input');
      });
    },
  },
  {
    rule: 'reasoning-not-stored',
    docs: ENCRYPTED,
    check: ({ body: { input, store } }) =>
      firstOf(objects(input), ({ type, id, encrypted_content: content }) => {
        if (type !== 'reasoning' || store !== false || typeof content === 'string') return undefined;
        const message = `Item with id '${String(id)}' not found. Items are not persisted when \`store\` is set to false. Try again with \`store\` set to true, or remove this item from your input.`;
        return { ...invalid(message, 'input'), status: 404 };
      }),
  },
  {
    rule: 'encrypted-content',
    docs: ENCRYPTED,
    check: ({ body, provider }) =>
      firstOf(objects(body['input']), ({ type, encrypted_content: content }, index) => {
        if (type !== 'reasoning' || typeof content !== 'string') return undefined;
        if (belongsHere(content, body, provider, index)) return undefined;
        const short = `${content.slice(0, 4)}...${content.slice(-4)}`;
        const message = `The encrypted content ${short} could not be verified. Reason: Encrypted content could not be decrypted or parsed.`;
        return invalid(message, undefined, 'invalid_encrypted_content');
      }),
  },
];
