import { describe, expect, test } from 'vitest';
import { classify, rowOf } from '../../../domain/failure/classify.ts';
import { commonRows } from '../../../domain/failure/common-rows.ts';
import { formatOf } from '../../../domain/wire/formats.ts';
import { common } from '../../failure/common.rows.ts';
import { anthropicErrors } from './anthropic.rows.ts';
import { everyVendor } from './every-vendor.rows.ts';
import { signalOf } from './fact.ts';
import { openaiErrors } from './openai.rows.ts';

describe.each([
  { api: 'openai.chat', own: openaiErrors },
  { api: 'openai.responses', own: openaiErrors },
  { api: 'anthropic.messages', own: anthropicErrors },
])('$api', ({ api, own }) => {
  const { errorRows } = formatOf(api);
  const facts = [...own, ...everyVendor];

  test.each(facts.map((fact) => ({ fact, status: fact[0], body: JSON.stringify(fact[1]), kind: fact[2] })))(
    '$status $body: $kind',
    ({ fact, kind }) => {
      expect(classify(signalOf(fact), errorRows)).toBe(kind);
    },
  );

  test.each(common)('as for everybody, %s: %j', (kind, signal) => {
    expect(classify(signal, errorRows)).toBe(kind);
  });

  test.each(errorRows)('%o decides something', (row) => {
    const rows = [...errorRows, ...commonRows];
    const others = rows.filter((other) => other !== row);
    const decided = facts.filter((fact) => rowOf(signalOf(fact), others)?.kind !== fact[2]);
    expect(decided).not.toEqual([]);
  });

  test.each(errorRows.filter(({ code, type }) => code !== undefined || type !== undefined))(
    'each word of %o stands in a fact',
    ({ code, type }) => {
      const seen = facts.map(signalOf).map((signal) => `${signal.code ?? ''} ${signal.type ?? ''}`);
      const words = `${code?.source ?? ''} ${type?.source ?? ''}`.match(/[A-Za-z_]{3,}/g) ?? [];
      expect(words.filter((word) => !seen.some((each) => each.includes(word)))).toEqual([]);
    },
  );

  const worded = facts.filter((fact) => rowOf(signalOf(fact), errorRows)?.message !== undefined);

  test.each(worded.map((fact) => signalOf(fact).message ?? ''))(
    'echoed in a prompt, it names nothing: %s',
    (said) => {
      for (const message of [`messages[3]: "${said}" is not valid`, `Invalid value for 'user': ${said}`])
        expect(classify({ at: 'http', status: 400, message }, errorRows)).toBe('InvalidRequest');
    },
  );

  test('numbers and codes of an echoed prompt name nothing', () => {
    const message = 'messages[3]: "I got a 429, insufficient_quota, and the prompt is too long" is not valid';
    expect(classify({ at: 'http', status: 400, type: 'invalid_request_error', message }, errorRows)).toBe(
      'InvalidRequest',
    );
  });
});
