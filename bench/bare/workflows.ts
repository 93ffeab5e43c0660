import { proxyActivities } from '@temporalio/workflow';
import { openLog } from '../../workflows/conversation/log.ts';
import { openPause } from '../../workflows/agent/pause.ts';
import { noProgress } from '../../workflows/agent/progress.ts';
import { runAgent } from '../../workflows/agent/run.ts';
import { openStatus } from '../../workflows/agent/status.ts';
import { loadAgent } from '../../workflows/serving/local.ts';
import { toConversation } from '../../domain/conversation/input.ts';
import { emptyInbox } from '../../domain/inbox/inbox.ts';
import type { BareActivities } from './activities.ts';

export { llmAgent, llmCall, llmHealth } from '../../workflows/index.ts';

const { askBackup, askPrimary } = proxyActivities<BareActivities>({
  startToCloseTimeout: 60_000,
  retry: { maximumAttempts: 1 },
});

/** What anybody would write: one activity that asks a model. */
export async function bareCall(text: string): Promise<string> {
  return askPrimary(text);
}

/** The same for a primary that fails and a backup: two activities in a row. */
export async function bareSwitch(text: string): Promise<string> {
  return askPrimary(text).catch(() => askBackup(text));
}

/** An agent that is told something after each answer, as many times as `turns` says: for the size of its history. */
export async function talk({
  agent: name,
  turns,
  say,
}: {
  agent: string;
  turns: number;
  say: string;
}): Promise<number> {
  const agent = await loadAgent({ agent: name });
  const told = toConversation(say);
  let left = turns - 1;
  const log = openLog({ route: agent.route, tools: [], settings: agent.settings }, told);
  const take = () => (log.messages.at(-1)?.role === 'assistant' && left-- > 0 ? told : []);
  const inbox = { state: emptyInbox(), take };
  const pause = openPause(undefined);
  const status = openStatus(inbox, pause);
  const end = await runAgent({ agent, log, progress: noProgress(Date.now()), inbox, pause, status });
  return end.over ? end.result.turns : -1;
}
