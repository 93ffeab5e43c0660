import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { cacheableOf } from './merged.ts';
import { invalid, pathInWords } from './problems.ts';

const CACHING = 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching';
const MOST_MARKS = 4;

export const cacheRules: readonly Rule<Judged>[] = [
  {
    rule: 'cache-marks',
    docs: CACHING,
    check: ({ body }) => {
      const own = isFields(body['cache_control']) ? 1 : 0;
      const count = own + cacheableOf(body).filter(({ value }) => isFields(value['cache_control'])).length;
      return count <= MOST_MARKS
        ? undefined
        : invalid(
            `A maximum of ${String(MOST_MARKS)} blocks with cache_control may be provided. Found ${String(count)}.`,
          );
    },
  },
  {
    rule: 'no-cache-mark-on-empty-text',
    docs: CACHING,
    check: ({ body }) =>
      firstOf(cacheableOf(body), ({ kind, value, path }) =>
        kind === 'text' && value['text'] === '' && isFields(value['cache_control'])
          ? invalid(`${pathInWords(path)}.text: cache_control cannot be set for empty text blocks`)
          : undefined,
      ),
  },
  {
    rule: 'long-cache-first',
    docs: CACHING,
    check: ({ body }) => {
      let isShort = false;
      return firstOf(cacheableOf(body), ({ kind, value: { cache_control: mark }, path }) => {
        if (!isFields(mark)) return undefined;
        if (mark['ttl'] !== '1h') isShort = true;
        else if (isShort)
          return invalid(
            `${pathInWords([...path, { tag: String(kind) }])}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: \`tools\`, \`system\`, \`messages\`.`,
          );
        return undefined;
      });
    },
  },
];
