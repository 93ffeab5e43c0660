import { type Fields, isFields } from '../../json.ts';
import { traitsOf } from '../openai/models.ts';

/** Whether the answer comes with its reasoning: https://api-docs.deepseek.com/guides/thinking_mode */
export function thinksOpenly({ model, thinking }: Fields): boolean {
  return traitsOf(model).reasonsOpenly && !(isFields(thinking) && thinking['type'] === 'disabled');
}
