import { setTimeout as pause } from 'node:timers/promises';
import { sseOf } from '../../../domain/wire/sse.ts';
import { answerOf, envelopeOf, headerText, runHeaders, sse } from '../delivery/answer.ts';
import { endOf, endResponse, factsText, failureText, wholeText, type End } from '../delivery/complete.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Exchange } from '../delivery/exchange.ts';
import { Outlet } from '../delivery/outlet.ts';
import { Refusal } from '../refusal/refusal.ts';
import type { RunOrder, StartedRun } from '../runs/runs.ts';
import type { Feeds } from './feeds.ts';
import type { Reader } from './feed.ts';
import { Telling, type Told } from './telling.ts';

export interface LiveSetup {
  /** This door's name: its runs' attempts are made in its own process. */
  readonly door: string;
  readonly feeds: Feeds;
  readonly keepAliveMs: number;
  /** Hears of a run that was started here, before its first attempt. */
  readonly started: (run: StartedRun, order: RunOrder) => void;
}

/**
 * The answer while it comes. The response begins with the first words, so that a failure before them has its own status;
 * it ends with the run's result and never without one: until then no client is told that the answer is whole.
 */
export function liveDelivery({ door, feeds, keepAliveMs, started }: LiveSetup): Delivery {
  return {
    input: { live: door },
    expect: (id) => feeds.expect(id),
    forget: (id) => feeds.release(id),
    stream: async (run, exchange, order) => {
      started(run, order);
      const stream = new LiveStream(run, exchange);
      const unfollow = feeds.follow(run.id, stream);
      const ending = endOf(run).then((end) => {
        unfollow();
        feeds.release(run.id);
        return end;
      });
      const waited = new AbortController();
      const early = await Promise.race([
        stream.begun,
        ending,
        pause(keepAliveMs, undefined, { signal: waited.signal }).catch(() => undefined),
      ]);
      waited.abort();
      if (early !== undefined && !stream.hasBegun) return endResponse(run, early, exchange);
      return stream.response(ending, keepAliveMs);
    },
  };
}

/** One response that goes on until its run has ended. */
class LiveStream implements Reader {
  /** Resolves with the first words. */
  readonly begun: Promise<undefined>;
  readonly #began: () => void;
  readonly #run: StartedRun;
  readonly #exchange: Exchange;
  readonly #outlet: Outlet;
  readonly #telling: Telling;
  #target = '';

  constructor(run: StartedRun, exchange: Exchange) {
    const { endpoint, at, hangUp, streamUsage } = exchange;
    const begun = Promise.withResolvers<undefined>();
    this.begun = begun.promise;
    this.#began = () => begun.resolve(undefined);
    this.#run = run;
    this.#exchange = exchange;
    this.#outlet = new Outlet(hangUp);
    this.#telling = new Telling((target) => {
      this.#target = target;
      return endpoint.format.liveEvents({
        ...envelopeOf(run.id, target, at, endpoint),
        ...(streamUsage === undefined ? {} : { streamUsage }),
      });
    });
  }

  get hasBegun(): boolean {
    return this.#telling.begun;
  }

  attempt(target: string): void {
    this.#telling.attempt(target);
  }

  words(text: string, since?: Parameters<Reader['words']>[1]): void {
    if (this.#outlet.over) return;
    this.#send(this.#telling.words(text, since));
    this.#began();
  }

  response(ending: Promise<End>, keepAliveMs: number): Response {
    const breath = () => this.#outlet.write(this.#exchange.endpoint.keepAlive);
    if (!this.hasBegun) breath();
    const breathing = setInterval(breath, keepAliveMs);
    const finish = (end: End) => {
      clearInterval(breathing);
      this.#end(end);
    };
    void ending.then(finish);
    const target = this.#target === '' ? {} : { 'x-understudy-target': headerText(this.#target) };
    const headers = { ...runHeaders(this.#run, this.#exchange.endpoint), ...target, ...sse };
    return new Response(this.#outlet.body, { headers });
  }

  #end(end: End): void {
    if (this.#outlet.over) return;
    if (!end.ok) this.#outlet.write(failureText(this.#run, end.refusal, this.#exchange));
    else if (this.hasBegun) {
      this.#outlet.write(factsText(end.result));
      this.#send(this.#telling.rest({ ...answerOf(end.result), model: end.result.answeredBy }));
    } else this.#outlet.write(wholeText(this.#run, end.result, this.#exchange));
    this.#outlet.end();
  }

  #send(told: Told): void {
    if (told !== 'another answer') this.#outlet.write(told.map(sseOf).join(''));
    else {
      this.#outlet.write(failureText(this.#run, anotherAnswer(), this.#exchange));
      this.#outlet.end();
    }
  }
}

/** What was sent can't be taken back: the client hears where the whole answer is. */
function anotherAnswer(): Refusal {
  return new Refusal(
    'AnswerBroken',
    'The answer broke off, and the one that came instead does not begin with the words already sent. ' +
      'GET /v1/runs/{id} gives the whole answer of this run',
  );
}
