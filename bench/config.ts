import { parseConfig, type Config } from '../worker/config/index.ts';

/** How long a silent target of the route `hasty` is listened to. */
export const hastyFirstTokenMs = 800;

/** The configuration of the worker and of the door. */
export function parseBenchConfig(urls: { openai: string; anthropic: string }): Config {
  const parsed = parseConfig(benchConfig(urls), { source: 'bench', env: { SIMULATOR_KEY: 'simulated' } });
  if (parsed.ok) return parsed.config;
  throw new Error(parsed.problems.map(({ line, rule }) => `${line}: ${rule}`).join('\n'));
}

/** Routes over two simulated providers: one that is used as it comes, one with little patience. */
function benchConfig({ openai, anthropic }: { openai: string; anthropic: string }): string {
  return `
providers:
  openai: { kind: openai, baseUrl: '${openai}', apiKeyEnv: SIMULATOR_KEY }
  anthropic: { kind: anthropic, baseUrl: '${anthropic}', apiKeyEnv: SIMULATOR_KEY }
routes:
  steady:
    targets: [openai/gpt-5.6-sol, anthropic/claude-opus-5-5]
  hasty:
    targets: [openai/gpt-5.6-sol, anthropic/claude-opus-5-5]
    limits: { firstToken: ${hastyFirstTokenMs}ms }
agents:
  talker:
    instructions: You say what you are told to say.
    route: steady
    limits: { turns: 1000 }
  reader:
    instructions: You read what you are told to read.
    route: steady
    tools: [fetch_page]
    limits: { turns: 1000 }
tools:
  fetch_page:
    description: Reads a page.
    effect: read
    timeout: 30s
    parameters: { type: object, properties: { page: { type: integer } } }
`;
}
