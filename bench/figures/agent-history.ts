import { randomUUID } from 'node:crypto';
import { taskQueue, type Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';

const turns = 200;
const bytes = 2048;

export const agentHistory: Figure = {
  name: 'agent.history.ratio',
  unit: 'ratio',
  goal: { atMost: 1.7 },
  about: 'history of 200 turns of one 2 kB message each, over their content',
  measure: async (bench) => {
    const input = { agent: 'talker', turns, say: `say {bytes:${bytes}}` };
    return (await historyBytes(bench, 'talk', input)) / (turns * bytes);
  },
};

export const agentHistoryTools: Figure = {
  name: 'agent.history.tools.ratio',
  unit: 'ratio',
  goal: { atMost: 2.0 },
  about:
    'history of 200 turns of one 2 kB message and one tool call with a 2 kB result each, over their content',
  measure: async (bench) => {
    const script = `repeat ${turns}: say {bytes:${bytes}} & call fetch_page {"page": $i}\nsay Done.`;
    const input = { v: 1, agent: 'reader', input: script };
    return (await historyBytes(bench, 'llmAgent', input)) / (turns * bytes * 2);
  },
};

async function historyBytes({ client }: Bench, workflowType: string, input: object): Promise<number> {
  const workflowId = randomUUID();
  await client.workflow.execute(workflowType, { workflowId, taskQueue, args: [input] });
  const { historySize } = await client.workflow.getHandle(workflowId).describe();
  return historySize ?? Number.NaN;
}
