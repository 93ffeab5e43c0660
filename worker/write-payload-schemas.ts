import { writeFile } from 'node:fs/promises';
import { payloadSchemas } from '../workflows/payload/schemas.ts';

// Run by `npm run schemas`; a test holds the committed files to it.
for (const [file, schema] of Object.entries(payloadSchemas))
  await writeFile(new URL(`../schemas/${file}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
