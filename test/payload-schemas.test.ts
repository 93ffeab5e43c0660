import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { payloadSchemas } from '../workflows/payload/schemas.ts';

test.each(Object.entries(payloadSchemas))(
  'schemas/%s is what the code says (npm run schemas)',
  async (file, schema) => {
    const committed: unknown = JSON.parse(
      await readFile(new URL(`../schemas/${file}`, import.meta.url), 'utf8'),
    );
    expect(committed).toEqual(schema);
  },
);
