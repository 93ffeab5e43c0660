export { llmAgent } from './llmAgent.ts';
export { llmCall } from './llmCall.ts';
