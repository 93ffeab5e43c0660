import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

export interface BareActivities {
  askPrimary(text: string): Promise<string>;
  askBackup(text: string): Promise<string>;
}

/** The same requests with the same SDKs as ours, streamed and read to the end. */
export function bareActivities(openaiUrl: string, anthropicUrl: string): BareActivities {
  const openai = new OpenAI({ baseURL: openaiUrl, apiKey: 'simulated', maxRetries: 0 });
  const anthropic = new Anthropic({ baseURL: anthropicUrl, apiKey: 'simulated', maxRetries: 0 });
  return {
    askPrimary: async (text) => {
      const stream = await openai.chat.completions.create({
        model: 'gpt-5.6-sol',
        messages: [{ role: 'user', content: text }],
        max_completion_tokens: 4096,
        stream: true,
        stream_options: { include_usage: true },
      });
      let answer = '';
      for await (const chunk of stream) answer += chunk.choices[0]?.delta.content ?? '';
      return answer;
    },
    askBackup: async (text) => {
      const stream = await anthropic.messages.create({
        model: 'claude-opus-5-5',
        max_tokens: 4096,
        messages: [{ role: 'user', content: text }],
        stream: true,
      });
      let answer = '';
      for await (const event of stream)
        if (event.type === 'content_block_delta' && event.delta.type === 'text_delta')
          answer += event.delta.text;
      return answer;
    },
  };
}
