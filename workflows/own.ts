export { ask } from './ask.ts';
export { llmAgent } from './llmAgent.ts';
export { llmCall } from './llmCall.ts';
export type { AgentInput, AgentResult, CallInput, CallResult } from './payload/payloads.ts';
