/** Something a rendering had to drop, rewrite or approximate, told in the result. */
export interface TranslationNote {
  /** Where: `messages[3].content[1]` or `settings.temperature`. */
  readonly path: string;
  readonly action: 'dropped' | 'rewritten' | 'approximated';
  readonly reason: string;
}
