/** What the model sees of a request, the same for every dialect. */
export interface Conversation {
  /** System and developer texts in the order they came, joined by newlines. */
  readonly system: string;
  /** Neighbouring user texts are one turn, so a client may merge them or not. */
  readonly turns: readonly Turn[];
  /** Tools the model may call now; none when the request forbids calls. */
  readonly tools: readonly OfferedTool[];
  /** Cap on the answer, in simulator tokens (4 characters each). */
  readonly maxTokens: number;
  /** It thinks before every answer; or, free to think, before those for which a script says so. */
  readonly thinks?: 'always' | 'freely' | 'never';
  /** Hosted web search is offered. */
  readonly searches?: boolean;
  /** The answer must be JSON that fits this schema. */
  readonly output?: Readonly<Record<string, unknown>>;
  /** Images and files anywhere in it. */
  readonly images?: number;
  readonly files?: number;
  /** Documents that the answer may cite. */
  readonly documents?: readonly CitableDocument[];
}

export interface CitableDocument {
  /** Counted over all documents of the conversation. */
  readonly index: number;
  readonly title: string | null;
  readonly text: string;
}

export type Turn = UserTurn | AssistantTurn | ResultsTurn;

export interface UserTurn {
  readonly role: 'user';
  readonly text: string;
}

export interface AssistantTurn {
  readonly role: 'assistant';
  readonly calls: readonly PastCall[];
}

export interface ResultsTurn {
  readonly role: 'results';
  readonly results: readonly ToolResult[];
}

export interface PastCall {
  readonly id: string;
  readonly tool: string;
}

export interface ToolResult {
  readonly callId: string;
  readonly text: string;
  /** Flagged by the client, or its text begins with `Error:`. */
  readonly failed: boolean;
}

export interface OfferedTool {
  readonly name: string;
  /** JSON Schema of its arguments; empty when it takes any text. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly freeform?: true;
}
