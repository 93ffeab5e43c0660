import type { Conversation, OfferedTool, PastCall, ToolResult, Turn } from '../model/conversation.ts';

/** Collects a dialect's messages into the neutral view, joining neighbours of one kind. */
export class ConversationBuilder {
  readonly #system: string[] = [];
  readonly #turns: Turn[] = [];

  system(text: string): void {
    this.#system.push(text);
  }

  user(text: string): void {
    const last = this.#turns.at(-1);
    if (last?.role === 'user')
      this.#turns[this.#turns.length - 1] = { role: 'user', text: `${last.text}\n${text}` };
    else this.#turns.push({ role: 'user', text });
  }

  assistant(calls: readonly PastCall[]): void {
    this.#turns.push({ role: 'assistant', calls });
  }

  /** `flagged`: the protocol itself says that the tool failed. */
  result(callId: string, text: string, flagged: boolean): void {
    const result: ToolResult = { callId, text, failed: flagged || /^Error\b/.test(text) };
    const last = this.#turns.at(-1);
    if (last?.role !== 'results') this.#turns.push({ role: 'results', results: [result] });
    else this.#turns[this.#turns.length - 1] = { role: 'results', results: [...last.results, result] };
  }

  build(tools: readonly OfferedTool[], maxTokens: number): Conversation {
    return { system: this.#system.join('\n'), turns: this.#turns, tools, maxTokens };
  }
}
