import { writeFileSync } from 'node:fs';
import { configJsonSchema } from './json-schema.ts';

const file = new URL('../../schemas/understudy.schema.json', import.meta.url);

writeFileSync(file, `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
