import { badArguments } from './bad-arguments.ts';
import { badGzip } from './bad-gzip.ts';
import { badOutput } from './bad-output.ts';
import { callPieces } from './call-pieces.ts';
import { contentFilter } from './content-filter.ts';
import { contentType } from './content-type.ts';
import { cut } from './cut.ts';
import { delay } from './delay.ts';
import { dns } from './dns.ts';
import { empty } from './empty.ts';
import { end } from './end.ts';
import { errorEvent } from './error-event.ts';
import type { Fault } from './fault.ts';
import { finishTwice } from './finish-twice.ts';
import { finish } from './finish.ts';
import { form } from './form.ts';
import { html } from './html.ts';
import { hugeHeader } from './huge-header.ts';
import { invalidChunk } from './invalid-chunk.ts';
import { length } from './length.ts';
import { noDone } from './no-done.ts';
import { noFinish } from './no-finish.ts';
import { otherModel } from './other-model.ts';
import { refusal } from './refusal.ts';
import { refuse } from './refuse.ts';
import { reset } from './reset.ts';
import { silence } from './silence.ts';
import { slow } from './slow.ts';
import { stall } from './stall.ts';
import { status } from './status.ts';
import { tls } from './tls.ts';
import { unknownModel } from './unknown-model.ts';

/** Every fault there is. */
export const faults = [
  status,
  refuse,
  reset,
  tls,
  dns,
  unknownModel,
  silence,
  cut,
  end,
  stall,
  slow,
  delay,
  html,
  invalidChunk,
  errorEvent,
  noDone,
  noFinish,
  finishTwice,
  form,
  contentType,
  otherModel,
  empty,
  length,
  contentFilter,
  refusal,
  finish,
  callPieces,
  badArguments,
  badOutput,
  hugeHeader,
  badGzip,
] as const;

type OrderOf<Listed> = Listed extends Fault<infer Order> ? Order : never;

/** The orders of all faults in the list, without what every order has. */
export type ListedOrder = OrderOf<(typeof faults)[number]>;
