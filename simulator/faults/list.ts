import { badGzip } from './bad-gzip.ts';
import { contentFilter } from './content-filter.ts';
import { cut } from './cut.ts';
import { delay } from './delay.ts';
import { empty } from './empty.ts';
import { end } from './end.ts';
import { errorEvent } from './error-event.ts';
import type { Fault } from './fault.ts';
import { html } from './html.ts';
import { hugeHeader } from './huge-header.ts';
import { invalidChunk } from './invalid-chunk.ts';
import { length } from './length.ts';
import { noDone } from './no-done.ts';
import { noFinish } from './no-finish.ts';
import { refuse } from './refuse.ts';
import { reset } from './reset.ts';
import { silence } from './silence.ts';
import { slow } from './slow.ts';
import { stall } from './stall.ts';
import { status } from './status.ts';

/** Every fault there is. */
export const faults = [
  status,
  refuse,
  reset,
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
  empty,
  length,
  contentFilter,
  hugeHeader,
  badGzip,
] as const;

type OrderOf<Listed> = Listed extends Fault<infer Order> ? Order : never;

/** The orders of all faults in the list, without what every order has. */
export type ListedOrder = OrderOf<(typeof faults)[number]>;
