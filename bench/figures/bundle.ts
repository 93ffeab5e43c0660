import { DefaultLogger } from '@temporalio/worker';
import { bundleWorkflows } from '../../worker/bundle.ts';
import type { Figure } from '../figure.ts';

export const bundleSize: Figure = {
  name: 'bundle.kb',
  unit: 'kB',
  goal: { atMost: 1000 },
  about: 'the workflow bundle without its source map',
  measure: async () => {
    const { code } = await bundleWorkflows(new DefaultLogger('WARN'));
    return Buffer.byteLength(code.replace(/\n\/\/# sourceMappingURL=.*/, '')) / 1000;
  },
};
