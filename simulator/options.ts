import type { VendorName } from './vendors/vendor.ts';

export interface SimulatorOptions {
  /** Interface to listen on; 127.0.0.1 unless given. */
  readonly host?: string;
  /** Port of the control endpoints and of all providers without one; 0, the default, takes a free one. */
  readonly port?: number;
  /** `openai` and `anthropic`, each under its own name, unless given. */
  readonly providers?: readonly ProviderOptions[];
}

export interface ProviderOptions {
  /** Its path prefix and its name in commands: letters, digits, `-` and `_`. */
  readonly name: string;
  /** Whose API it speaks. */
  readonly dialect: VendorName;
  /** The models there are; others get the vendor's 404. Any, unless given. */
  readonly models?: readonly string[];
  /** The only key let in; others get the vendor's 401. Any, unless given. */
  readonly apiKey?: string;
  /** Pace of every answer; all at once unless given. */
  readonly tokensPerSecond?: number;
  /** Milliseconds before the first token; 0 unless given. */
  readonly firstTokenMs?: number;
  /** A port of its own, so that the fault `refuse` can really close it; 0 takes a free one. */
  readonly port?: number;
}

export const DEFAULT_PROVIDERS: readonly ProviderOptions[] = [
  { name: 'openai', dialect: 'openai' },
  { name: 'anthropic', dialect: 'anthropic' },
];
