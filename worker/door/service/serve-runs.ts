import type { Context } from 'hono';
import type { JsonObject } from '../../../domain/json.ts';
import { formats } from '../../../domain/wire/formats.ts';
import { answerOf, envelopeOf, headerText, servedHeaders } from '../delivery/answer.ts';
import { Refusal } from '../refusal/refusal.ts';
import type { RunState } from '../runs/runs.ts';
import { dialectOf, endpointOf, runIdIn } from '../wire/endpoint.ts';
import type { DoorApp, DoorEnv } from './app.ts';
import type { Parts } from './parts.ts';

/**
 * `GET /v1/runs/{id}`: how a run stands, and its answer, in the dialect of `?format=` or as the run's own result; also
 * long after the connection that asked for it broke. `POST …/cancel` stops it. Ids of responses name runs too.
 */
export function addRuns(app: DoorApp, parts: Parts): void {
  app.get('/v1/runs/:id', async (c) =>
    c.json(await told(parts, await stateOf(c, parts), c.req.query('format'))),
  );
  app.post('/v1/runs/:id/cancel', async (c) => {
    const { id } = await stateOf(c, parts);
    await parts.runs.cancel(id);
    return c.json({ id, object: 'run', status: 'cancelling' }, 202);
  });
  app.get('/v1/responses/:id', async (c) => {
    const endpoint = endpointOf('openai.responses');
    const state = await stateOf(c, parts);
    if (endpoint === undefined || state.status !== 'completed')
      throw new Refusal(
        'UnknownRun',
        `the run of this response is ${state.status}: it has no answer to be fetched`,
      );
    const result = await parts.runs.result(state.id);
    const envelope = envelopeOf(state.id, result.answeredBy, state.startedAt, endpoint);
    return c.json(endpoint.format.answer(answerOf(result), envelope), 200, { ...servedHeaders(result) });
  });
}

/** A run of somebody else is not there. */
async function stateOf(c: Context<DoorEnv>, { runs }: Parts): Promise<RunState> {
  const id = runIdIn(c.req.param('id') ?? '');
  const { idPrefix } = c.get('tenant');
  const state = id.startsWith(idPrefix) ? await runs.state(id) : undefined;
  if (state === undefined) throw new Refusal('UnknownRun', 'there is no run of this id');
  c.header('x-understudy-run-id', headerText(id));
  c.header(dialectOf(c.req.path, c.req.header('anthropic-version')).requestIdHeader, headerText(id));
  return state;
}

async function told({ runs }: Parts, state: RunState, format: string | undefined): Promise<JsonObject> {
  const endpoint = format === undefined ? undefined : endpointOf(format);
  if (format !== undefined && endpoint === undefined)
    throw new Refusal('InvalidRequest', `format: expected one of ${formats.map(({ id }) => id).join(', ')}`, {
      field: 'format',
    });
  const { id, status, startedAt, endedAt } = state;
  const about = { id, object: 'run', status, startedAt, endedAt: endedAt ?? null };
  if (status === 'running') return about;
  if (status !== 'completed') return { ...about, error: await failureOf(runs.result(id)) };
  const result = await runs.result(id);
  if (endpoint === undefined) return { ...about, result: result as unknown as JsonObject };
  const envelope = envelopeOf(id, result.answeredBy, startedAt, endpoint);
  return { ...about, answer: endpoint.format.answer(answerOf(result), envelope) };
}

async function failureOf(result: Promise<unknown>): Promise<JsonObject> {
  try {
    await result;
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'TemporalAway') throw error;
    return { kind: error.kind, message: error.message };
  }
  return {};
}
