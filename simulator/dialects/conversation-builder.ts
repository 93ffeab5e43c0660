import type { Conversation, PastCall, ToolResult, Turn } from '../model/conversation.ts';

/** What a request asks for besides its messages. */
type Asked = Omit<Conversation, 'system' | 'turns' | 'images' | 'files'>;

/** Collects a dialect's messages into the neutral view, joining neighbours of one kind. */
export class ConversationBuilder {
  readonly #system: string[] = [];
  readonly #turns: Turn[] = [];
  #images = 0;
  #files = 0;

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

  /** Images and files that came with a text or a result. */
  saw(kind: 'image' | 'file'): void {
    if (kind === 'image') this.#images += 1;
    else this.#files += 1;
  }

  build(asked: Asked): Conversation {
    const seen = { images: this.#images, files: this.#files };
    return { system: this.#system.join('\n'), turns: this.#turns, ...seen, ...asked };
  }
}
