/** Where the simulated providers are. */
export interface SimulatedProviders {
  readonly openai: string;
  readonly anthropic: string;
}

/** The configuration of `up` and `demo` where no `understudy.yaml` is: simulated providers, one route, one agent. The door takes the models that existing code names. */
export function embeddedConfig({ openai, anthropic }: SimulatedProviders): string {
  return `# Written by understudy for its simulated providers.
providers:
  openai:
    kind: openai
    baseUrl: ${openai}
    apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY
  anthropic:
    kind: anthropic
    baseUrl: ${anthropic}
    apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY

routes:
  support:
    targets:
      - openai/gpt-5.6-sol
      - anthropic/claude-opus-5-5
    limits: { deadline: 60s, connect: 5s, firstToken: 10s, idle: 5s, total: 45s }

door:
  models: { 'gpt-*': support, 'claude-*': support }

agents:
  refunds:
    instructions: You handle refunds. Look the order up, refund it, send a receipt, and say what you did.
    route: support
    tools: [lookup_order, refund_payment, send_receipt]
    limits: { turns: 20 }

tools:
  lookup_order:
    description: Finds an order.
    effect: read
    timeout: 30s
    heartbeat: 5s
    parameters:
      type: object
      properties: { order: { type: string } }
      required: [order]
  refund_payment:
    description: Gives the money back.
    effect: idempotent
    timeout: 30s
    heartbeat: 5s
    parameters:
      type: object
      properties: { payment: { type: string }, amount: { type: string } }
      required: [payment, amount]
  send_receipt:
    description: Sends the customer a receipt.
    effect: once
    timeout: 30s
    heartbeat: 5s
    parameters:
      type: object
      properties: { customer: { type: string }, refund: { type: string } }
      required: [customer, refund]
`;
}

/** Keys of real vendors: demo, tests and bench run without them, so that nothing can be spent by mistake. */
const vendorKey = /^(OPENAI|ANTHROPIC|AZURE|GEMINI|GOOGLE|MISTRAL|DEEPSEEK|GROQ|XAI|OPENROUTER|COHERE)_/;

/** The environment without vendors' keys, and with the key that the simulator takes. */
export function simulatedEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !vendorKey.test(name));
  return { ...Object.fromEntries(kept), UNDERSTUDY_SIMULATOR_KEY: 'simulated' };
}
