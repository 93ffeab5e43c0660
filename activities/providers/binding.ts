/** The one list of provider kinds: each chooses a client and a default wire format. */
export const providerKinds = ['openai', 'anthropic', 'openai-compatible', 'azure-openai'] as const;

export type ProviderKind = (typeof providerKinds)[number];

/** Wire formats that the kinds of OpenAI's family can be asked in; the first is the default. */
export const apis = ['openai.chat', 'openai.responses'] as const;

/** A configured account at a vendor, with its secret. It stays in the worker: it never enters a payload or a log. */
export interface ProviderBinding {
  /** As the configuration names it; the first part of a target. */
  readonly name: string;
  readonly kind: ProviderKind;
  /** Without a trailing slash; absent: the public one of the kind. */
  readonly baseUrl: string | undefined;
  /** Empty for a server without keys, and for a provider that no route uses while its variable is not set. */
  readonly apiKey: string;
  /** Where the key was read: for messages. Absent: the server needs no key. */
  readonly apiKeyEnv?: string;
  /** Sent with every request; no secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** The wire format, where the kind leaves a choice and one was made. */
  readonly api?: (typeof apis)[number];
  /** Which compatible server it is, by the name in the list of profiles; absent: another kind, or one of no list. */
  readonly server?: string;
  /** The dated version of the API, where the vendor has one. */
  readonly apiVersion: string | undefined;
}
