import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';

interface ReadFlags {
  readonly api: string;
  readonly stream?: boolean;
  readonly each?: boolean;
  readonly target?: string;
}

interface ImportFlags {
  readonly api: string;
  readonly each?: boolean;
}

interface RenderFlags {
  readonly target: string;
  readonly config?: string;
  readonly route?: string;
  readonly api?: string;
  readonly each?: boolean;
}

const apiOption = ['--api <id>', 'openai.chat, openai.responses or anthropic.messages'] as const;
const eachOption = ['--each', 'read NDJSON, and answer a line for a line'] as const;

/** Says what would be sent and what would be lost, without a provider, a server or a key. JSON on standard output. */
export function addWire(program: Command): void {
  const wire = program
    .command('wire')
    .description('Translate wire formats: standard input to standard output');
  wire
    .command('read')
    .description('A provider’s response as {message}, or {failure} with exit code 1')
    .requiredOption(...apiOption)
    .option('--stream', 'the input is a stream of server-sent events (with --each, as a JSON string)')
    .option('--target <provider/model>', 'who answered; default: the model that the response names')
    .option(...eachOption)
    .action(async ({ api, stream = false, each = false, target }: ReadFlags) => {
      const { responseReader } = await import('../wire/read.ts');
      const { answerInput } = await import('../wire/lines.ts');
      const read = responseReader({ api: await known(api), stream, quoted: each, target });
      await answerInput({ each }, read, 1);
    });
  wire
    .command('import')
    .description('A request’s body as {conversation, settings, tools}, or {problems} with exit code 2')
    .requiredOption(...apiOption)
    .option(...eachOption)
    .action(async ({ api, each = false }: ImportFlags) => {
      const { requestImporter } = await import('../wire/import.ts');
      const { answerInput } = await import('../wire/lines.ts');
      await answerInput({ each }, requestImporter(await known(api)), 2);
    });
  wire
    .command('render')
    .description('A conversation as {body, notes} for a target, or {problems} with exit code 2')
    .requiredOption('--target <provider/model>', 'for whom')
    .option(
      '--config <file>',
      'where the provider is configured; default: ./understudy.yaml, else its vendor’s usual',
    )
    .option('--route <name>', 'with the settings and the system prompt that this route has for the target')
    .option('--api <id>', 'the wire format, where the provider leaves a choice')
    .option(...eachOption)
    .action(async ({ each = false, ...options }: RenderFlags) => {
      const { renderTarget } = await import('../wire/target.ts');
      const { conversationRenderer } = await import('../wire/render.ts');
      const { answerInput } = await import('../wire/lines.ts');
      if (options.api !== undefined) await known(options.api);
      await answerInput({ each }, conversationRenderer(await renderTarget(options)), 2);
    });
}

/** An id of the list of wire formats. */
async function known(api: string): Promise<string> {
  const { formats } = await import('../../domain/wire/formats.ts');
  const ids = formats.map(({ id }) => id);
  if (ids.includes(api)) return api;
  throw new CommandError(`--api: there is no wire format "${api}"; there are ${ids.join(', ')}`, 2);
}
