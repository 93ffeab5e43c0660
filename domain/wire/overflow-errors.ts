import type { ErrorRow } from '../failure/classify.ts';
import { begins } from './begins.ts';

/**
 * A conversation larger than the context window, in the words of servers that have no code for it, or that hide it
 * behind one for everything.
 */
export const overflowRows: readonly ErrorRow[] = [
  // OpenAI, Azure, DeepSeek, OpenRouter, vLLM
  { kind: 'ContextOverflow', message: begins(/(this|the) (model|endpoint)'s maximum context length is \d+/) },
  { kind: 'ContextOverflow', message: begins(/your input exceeds the context window/) },
  { kind: 'ContextOverflow', message: begins(/input tokens exceed the configured limit/) },
  // https://docs.vllm.ai
  { kind: 'ContextOverflow', message: begins(/you passed \d+ input tokens.* context length is only \d+/) },
  // Anthropic, and the same model in the clouds
  { kind: 'ContextOverflow', message: begins(/(\d+ )?(the )?prompt is too long/) },
  {
    kind: 'ContextOverflow',
    message: begins(
      /input length and `?max_tokens`? exceed (the )?context/,
      /`?max_tokens`? exceeds? the (model's )?context/,
    ),
  },
  // Amazon Bedrock
  { kind: 'ContextOverflow', message: begins(/input is too long for requested model/) },
  // Gemini and Vertex
  { kind: 'ContextOverflow', message: begins(/the input token count (\(?\d+\)? )?exceeds the maximum/) },
  // xAI
  { kind: 'ContextOverflow', message: begins(/this model's maximum prompt length is \d+/) },
  // Mistral
  { kind: 'ContextOverflow', message: begins(/prompt contains \d+ tokens.* too large for model/) },
  // Groq
  { kind: 'ContextOverflow', message: begins(/please reduce the length of the messages/) },
  // llama.cpp
  {
    kind: 'ContextOverflow',
    message: begins(/(the )?request (\(\d+ tokens\) )?exceeds the available context size/),
  },
  // Ollama
  { kind: 'ContextOverflow', message: begins(/prompt too long; exceeded max context length/) },
  // LM Studio
  {
    kind: 'ContextOverflow',
    message: begins(/the number of tokens to keep from the initial prompt is greater/),
  },
  // SGLang
  {
    kind: 'ContextOverflow',
    message: begins(/the input \(\d+ tokens\) is longer than the model's context length/),
  },
  // Text Generation Inference
  { kind: 'ContextOverflow', message: begins(/`?inputs`? tokens \+ `?max_new_tokens`? must be/) },
  // Moonshot
  { kind: 'ContextOverflow', message: begins(/(invalid request: )?your request exceeded model token limit/) },
  // MiniMax
  { kind: 'ContextOverflow', message: begins(/(invalid params, )?context window exceeds limit/) },
  // Databricks
  { kind: 'ContextOverflow', message: begins(/current length is \d+ while limit is \d+/) },
];
