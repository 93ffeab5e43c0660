import { CHAT, type CatalogueEntry, EVERY, MESSAGES } from './entry.ts';

/** Complete answers with something wrong in them. */
export const answers: readonly CatalogueEntry[] = [
  { name: 'empty-answer', order: { fault: 'empty' }, formats: EVERY },
  {
    name: 'another-model-answers',
    order: { fault: 'other-model', model: 'another-model' },
    formats: EVERY,
  },
  { name: 'finish-twice', order: { fault: 'finish-twice' }, formats: EVERY, needs: ['stream'] },
  { name: 'finish-error', order: { fault: 'finish', reason: 'error', afterTokens: 3 }, formats: CHAT },
  { name: 'finish-unheard-of', order: { fault: 'finish', reason: 'unheard_of' }, formats: EVERY },
  { name: 'pause-turn', order: { fault: 'finish', reason: 'pause_turn', afterTokens: 3 }, formats: MESSAGES },
  {
    name: 'calls-without-index',
    order: { fault: 'call-pieces', as: 'no-index' },
    formats: EVERY,
    needs: ['stream', 'call'],
  },
  {
    name: 'calls-with-same-index',
    order: { fault: 'call-pieces', as: 'same-index' },
    formats: EVERY,
    needs: ['stream', 'call'],
  },
  {
    name: 'calls-with-blank-ids',
    order: { fault: 'call-pieces', as: 'blank-ids' },
    formats: EVERY,
    needs: ['call'],
  },
  {
    name: 'calls-with-blank-later-ids',
    order: { fault: 'call-pieces', as: 'blank-later-ids' },
    formats: CHAT,
    needs: ['stream', 'call'],
  },
  {
    name: 'arguments-not-json',
    order: { fault: 'bad-arguments', as: 'not-json' },
    formats: EVERY,
    needs: ['call'],
  },
  {
    name: 'arguments-off-schema',
    order: { fault: 'bad-arguments', as: 'off-schema' },
    formats: EVERY,
    needs: ['call'],
  },
  {
    name: 'output-not-json',
    order: { fault: 'bad-output', as: 'not-json' },
    formats: EVERY,
    needs: ['output'],
  },
  {
    name: 'output-off-schema',
    order: { fault: 'bad-output', as: 'off-schema' },
    formats: EVERY,
    needs: ['output'],
  },
];
