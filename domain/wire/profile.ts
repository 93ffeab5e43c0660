/**
 * What one target accepts. A new model or a compatible server is a row here, not code.
 */
export interface TargetProfile {
  /** `provider/model`. */
  readonly target: string;
  /** The model's name on the wire. */
  readonly model: string;
  /** The wire format's id. */
  readonly format: string;
  /** Legal tool call ids; others are derived. */
  readonly callIds: { readonly pattern: RegExp; readonly maxLength: number };
  /** Sent when the caller gives none; Anthropic requires one. */
  readonly defaultMaxOutputTokens: number;
  /** The name of the output limit in Chat Completions: older compatible servers only know `max_tokens`. */
  readonly maxTokensField: 'max_completion_tokens' | 'max_tokens';
  /** The role of the leading system message: `developer` for newer OpenAI models, `system` for everybody else. */
  readonly systemRole: 'system' | 'developer';
  readonly temperature: boolean;
  /** How many stop sequences it takes; absent: any number. */
  readonly maxStops?: number;
  /** Whether Responses may be asked for its encrypted reasoning; absent: yes. Models that don't reason refuse it. */
  readonly encryptedReasoning?: boolean;
  /** Sent as a header where the vendor versions its API by date. */
  readonly apiVersion?: string;
}
