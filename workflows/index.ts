export { llmAgent } from './llmAgent.ts';
export { llmCall } from './llmCall.ts';
export { llmHealth } from './llmHealth.ts';
