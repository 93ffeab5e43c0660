/**
 * Everything that can happen to a part of a conversation on its way into or out of a wire format, apart from going
 * through unchanged. `reason` is told to people.
 */
const losses = {
  // Reasoning and what else is bound to its issuer
  foreignReasoning: { action: 'dropped', reason: 'reasoning goes back only to the one who issued it' },
  unsignedReasoning: { action: 'dropped', reason: 'this API takes reasoning back only with its seal' },
  rejectedReasoning: { action: 'dropped', reason: 'the vendor would not take its reasoning back' },
  loneReasoning: { action: 'dropped', reason: 'nothing follows this reasoning' },
  foreignOpaque: { action: 'dropped', reason: 'only its issuer knows what it is' },
  foreignCompaction: { action: 'dropped', reason: 'the messages that it sums up are sent instead' },
  hostedTool: { action: 'rewritten', reason: 'what the vendor’s own tool did is told in words' },
  loneHostedTool: { action: 'dropped', reason: 'half a run of a vendor’s own tool says nothing' },
  pausedAnswer: { action: 'dropped', reason: 'only its issuer can go on with an interrupted answer' },

  // Words
  blankText: { action: 'dropped', reason: 'blank text is refused' },
  emptyMessage: { action: 'dropped', reason: 'nothing is left of it' },
  refusalAsText: { action: 'rewritten', reason: 'this API has no place for refusals: told as text' },
  systemAsUser: { action: 'rewritten', reason: 'a system message in mid-conversation is told as the user' },
  citations: { action: 'dropped', reason: 'sources are not told to other models' },
  phase: { action: 'dropped', reason: 'this API has no phases' },
  reordered: { action: 'rewritten', reason: 'calls come last in a message of this API' },

  // Calls and results
  derivedId: { action: 'rewritten', reason: 'the call’s id is not legal here, or was used before' },
  toolName: { action: 'rewritten', reason: 'the tool’s name is not legal here' },
  brokenArguments: { action: 'rewritten', reason: 'no JSON object: sent as {}' },
  freeformCall: { action: 'rewritten', reason: 'free text is sent as {"input": …}' },
  resultStatus: { action: 'rewritten', reason: 'this API has no flag for a failed call: told in words' },

  // Images, documents and the like
  blobRefused: { action: 'dropped', reason: 'this target doesn’t take it' },
  blobElsewhere: { action: 'dropped', reason: 'it lies in another vendor’s store' },
  blobMoved: { action: 'rewritten', reason: 'results have no place for it here: it follows as the user’s' },
  blobAsText: { action: 'rewritten', reason: 'a text document is told as text' },
  blobTraits: { action: 'dropped', reason: 'this API has no field for it' },

  // Tools, settings, output
  setting: { action: 'dropped', reason: 'this target doesn’t take it' },
  settingRange: { action: 'approximated', reason: 'out of this target’s range' },
  effort: { action: 'approximated', reason: 'rounded to what this model knows' },
  stops: { action: 'approximated', reason: 'this target takes fewer stop sequences' },
  toolChoice: { action: 'approximated', reason: 'this model can’t be made to call: it is asked to' },
  hostedOffer: { action: 'dropped', reason: 'only its own vendor runs this tool' },
  freeformOffer: { action: 'rewritten', reason: 'offered with one text argument, `input`' },
  toolSchema: { action: 'approximated', reason: 'this API takes a subset of JSON Schema for tools' },
  outputSchema: { action: 'approximated', reason: 'this API takes a subset of JSON Schema for answers' },
  outputInWords: {
    action: 'rewritten',
    reason: 'this target can’t be held to a schema: it is told in words',
  },
  strict: { action: 'dropped', reason: 'this schema can’t be enforced by the vendor' },
  cacheHint: { action: 'dropped', reason: 'this API caches by itself' },
  extraField: { action: 'dropped', reason: 'a field of another API' },

  // Bodies that are imported
  carriedField: {
    action: 'carried',
    reason: 'a field of this API alone: sent only to targets that speak it',
  },
  ignoredField: { action: 'dropped', reason: 'it changes no answer' },
  normalised: { action: 'rewritten', reason: 'brought into its usual form' },
} as const satisfies Record<string, Pick<TranslationNote, 'action' | 'reason'>>;

export type Loss = keyof typeof losses;

/** Something that had to be dropped, rewritten or approximated, told in the result. */
export interface TranslationNote {
  /** Where: `messages[3].content[1]`, `settings.temperature`, or the field's own path in an imported body. */
  readonly path: string;
  /** What it was, for programs. */
  readonly loss: string;
  readonly action: 'dropped' | 'rewritten' | 'approximated' | 'carried';
  /** For people. */
  readonly reason: string;
}

/** `detail` stands behind the reason: `out of this target’s range: at most 1`. */
export function note(path: string, loss: Loss, detail?: string): TranslationNote {
  const { action, reason } = losses[loss];
  return { path, loss, action, reason: detail === undefined ? reason : `${reason}: ${detail}` };
}
