import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

const { KEYWORD, KEYWORD_LIST, DATETIME, INT } = SearchAttributeType;

/** Our search attributes: what the Temporal UI can find a run by. */
export const attributes = {
  route: defineSearchAttributeKey('LlmRoute', KEYWORD),
  /** Who is asked now. */
  provider: defineSearchAttributeKey('LlmProvider', KEYWORD),
  model: defineSearchAttributeKey('LlmModel', KEYWORD),
  /** The failure kind of the last switch. */
  switchReason: defineSearchAttributeKey('LlmSwitchReason', KEYWORD),
  /** Providers that were left; for a switch within one provider, `provider/model`. */
  switchedFrom: defineSearchAttributeKey('LlmSwitchedFrom', KEYWORD_LIST),
  switchedAt: defineSearchAttributeKey('LlmSwitchedAt', DATETIME),
  switchCount: defineSearchAttributeKey('LlmSwitchCount', INT),
};

const spelling = {
  [KEYWORD]: 'Keyword',
  [KEYWORD_LIST]: 'KeywordList',
  [DATETIME]: 'Datetime',
  [INT]: 'Int',
} as const;

/** Name and type of each, as `temporal operator search-attribute create` spells them. */
export const searchAttributes: Readonly<Record<string, (typeof spelling)[keyof typeof spelling]>> =
  Object.fromEntries(Object.values(attributes).map(({ name, type }) => [name, spelling[type]]));
