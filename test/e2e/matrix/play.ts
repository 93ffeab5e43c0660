import { randomUUID } from 'node:crypto';
import { UnderstudyError, type AgentResult, type CallResult, type Run } from '../../../client/index.ts';
import type { Attempt } from '../../../domain/run/attempt.ts';
import type { CatalogueEntry, SeenRequest } from '../../../simulator/index.ts';
import { endOf } from './end.ts';
import { routeFor } from './entries.ts';
import type { Lane } from './lanes.ts';
import type { Stage } from './stage.ts';

export type Server = 'primary' | 'backup' | 'nobody';

/**
 * `refusal`: an answer in which the model declines. `turn_limit`: an agent that is never done. `failure`: a typed one
 * that lists the attempts.
 */
export type End = 'answer' | 'refusal' | 'turn_limit' | 'failure';

/** What was seen of one fault. */
export interface Played {
  readonly servedBy: Server;
  readonly end: End;
  /** Of all turns. */
  readonly attempts: readonly Attempt[];
  /** From start to end, as history has it. */
  readonly ms: number;
  /** How often each call of the agent's first turn was made. */
  readonly runs: readonly number[];
  /** That the primary saw. */
  readonly requests: readonly SeenRequest[];
}

/** Breaks the primary as the entry says, asks once, and heals it. */
export async function play(stage: Stage, lane: Lane, entry: CatalogueEntry): Promise<Played> {
  const { simulator, client } = stage;
  const before = (await simulator.requests(lane.name)).length;
  const ids = lane.mode === 'call' ? [] : [randomUUID(), randomUUID()];
  await simulator.fail(lane.name, entry.order);
  try {
    const run = await ask(stage, lane, entry, ids);
    const { result, attempts, ms } = await endOf(client, run);
    return {
      servedBy: result instanceof UnderstudyError ? 'nobody' : serverOf(result.answeredBy, lane),
      end: endIn(result),
      attempts,
      ms,
      runs: ids.map((id) => stage.runs.get(id) ?? 0),
      requests: (await simulator.requests(lane.name)).slice(before),
    };
  } finally {
    await simulator.heal(lane.name);
  }
}

/** Whether it is the lane's primary, by whatever scheme it was asked. */
export function serverOf(target: string, { backup }: Lane): Server {
  return target === backup ? 'backup' : 'primary';
}

/** Ten tokens of text. */
const text = 'say {bytes:40}';

/** Four tokens of text, then two calls of more than ten tokens each; their results are spoken of in the second turn. */
const script = ([one, other]: readonly string[]) => `Say it step by step.
say {bytes:16} & call look_up {"id":"${one}"} & call look_up {"id":"${other}"}
say It is the $1.name.`;

const city = {
  type: 'object',
  properties: { city: { type: 'string' }, people: { type: 'integer' } },
  required: ['city', 'people'],
  additionalProperties: false,
};

function ask(
  { understudy }: Stage,
  lane: Lane,
  entry: CatalogueEntry,
  ids: readonly string[],
): Promise<Run<CallResult | AgentResult>> {
  const route = routeFor(lane, entry);
  if (lane.mode === 'agent') return understudy.agent(route).start({ input: script(ids) });
  if (entry.needs?.includes('output') !== true) return understudy.startCall({ route, messages: text });
  return understudy.startCall({
    route,
    messages: 'say {"city":"Paris","people":2}',
    output: { schema: city, name: 'city' },
  });
}

function endIn(result: CallResult | AgentResult | UnderstudyError): End {
  if (result instanceof UnderstudyError) return 'failure';
  if ('outcome' in result && result.outcome !== 'finished') return 'turn_limit';
  const { finish, content } = result.message;
  return finish === 'refusal' || content.some(({ type }) => type === 'refusal') ? 'refusal' : 'answer';
}
