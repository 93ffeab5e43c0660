import type { TemporalServer } from '../devserver/index.ts';
import { invocation } from './invocation.ts';

/** What to type in another terminal, which doesn't know where a server on unusual ports is. */
export function tryIt({ address, uiUrl }: Pick<TemporalServer, 'address' | 'uiUrl'>): readonly string[] {
  const usual = address === '127.0.0.1:7233';
  return [
    'Try, in another terminal:',
    ...(usual ? [] : [`  export TEMPORAL_ADDRESS=${address}`]),
    ...(usual || uiUrl === undefined ? [] : [`  export TEMPORAL_UI_URL=${uiUrl}`]),
    `  ${invocation} call "Hello"`,
  ];
}
