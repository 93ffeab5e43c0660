import { z } from 'zod';
import { apis, providerKinds } from '../../activities/providers/binding.ts';
import { servers } from '../../domain/wire/profiles/servers.ts';

const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** Upper case only: a key pasted here by mistake has lower case letters, and so is never looked up nor repeated. */
export const variablePattern = /^[A-Z][A-Z0-9_]*$/;

const baseUrl = z
  .string()
  .refine(isPlainUrl, {
    error: 'expected an http or https URL without user, password, query and fragment',
  })
  .meta({
    description:
      'Where the API is, such as https://api.openai.com/v1. Default: the public URL for openai and anthropic; the other kinds have none.',
  });

export const providerSchema = z
  .strictObject({
    kind: z.enum(providerKinds).meta({ description: 'Whose API it speaks.' }),
    baseUrl: baseUrl.optional(),
    apiKeyEnv: z
      .string()
      .regex(variablePattern, {
        error:
          'expected the name of an environment variable in capitals, such as OPENAI_API_KEY (the key itself never stands here)',
      })
      .optional()
      .meta({
        description:
          'The name of the environment variable that holds the key. Default: OPENAI_API_KEY for openai, ANTHROPIC_API_KEY for anthropic; the other kinds have none.',
      }),
    auth: z
      .enum(['key', 'none'])
      .optional()
      .meta({ description: 'none: the server asks for no key. Default: key.', default: 'key' }),
    headers: z
      .record(
        z.string(),
        z.string().regex(/^[\t\x20-\x7e]*$/, { error: 'expected printable ASCII on one line' }),
      )
      .optional()
      .meta({
        description: 'Headers to send with every request. No secrets: they belong in the environment.',
        propertyNames: { type: 'string', pattern: headerName.source },
      }),
    api: z.enum(apis).optional().meta({
      description:
        'The wire format for the kinds openai, openai-compatible and azure-openai. Default: openai.chat.',
      default: 'openai.chat',
    }),
    server: z
      .enum(servers.map(({ server }) => server))
      .optional()
      .meta({
        description:
          'Which server it is (openai-compatible), where the host of baseUrl does not tell: it decides what requests hold. Default: by the host; another server is sent what most servers take.',
      }),
    apiVersion: z.string().min(1).optional().meta({
      description: "The dated version of the API (anthropic, azure-openai). Default: the client's.",
    }),
  })
  .meta({ description: 'An account at a vendor.' });

function isPlainUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

export function isHeaderName(name: string): boolean {
  return headerName.test(name);
}
