/** A way to get an answer from the door. */
export interface Mode {
  readonly name: string;
  readonly stream: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** The response begins before it is known who answers, so that its headers can't tell. */
  readonly early: boolean;
}

/** Every way that there is. */
export const modes: readonly Mode[] = [
  { name: 'whole', stream: false, headers: {}, early: false },
  { name: 'complete', stream: true, headers: { 'x-understudy-stream': 'complete' }, early: false },
  { name: 'live', stream: true, headers: { 'x-understudy-stream': 'live' }, early: true },
];
