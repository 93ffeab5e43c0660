import type { Message } from '../conversation/message.ts';

/** What somebody sent to a run under one id. */
export interface Arrival {
  readonly id: string;
  readonly messages: readonly Message[];
}

/** What has arrived for a run; it travels with it through continue-as-new. */
export interface Inbox {
  /** Accepted, and not yet part of the conversation; the oldest first. */
  readonly waiting: readonly Arrival[];
  /** The last ids that were accepted: what comes under one of them again is the same, and there already. */
  readonly known: readonly string[];
}

/** Beyond it nothing is accepted until the model was asked again. */
export const mostWaiting = 8;

/** Ids are remembered for as long as anybody may send the same again, and without growing for ever. */
const mostKnown = 1000;

/** The inbox of a run that begins, perhaps with a message that has an id of its own. */
export function emptyInbox(begunWith?: string): Inbox {
  return { waiting: [], known: begunWith === undefined ? [] : [begunWith] };
}

export function isKnown({ known }: Inbox, id: string): boolean {
  return known.includes(id);
}

export function isFull({ waiting }: Inbox): boolean {
  return waiting.length >= mostWaiting;
}

/** Takes in what arrived, unless it had arrived before. Whether there is room was asked already. */
export function received(inbox: Inbox, arrival: Arrival): Inbox {
  if (isKnown(inbox, arrival.id)) return inbox;
  return {
    waiting: [...inbox.waiting, arrival],
    known: [...inbox.known, arrival.id].slice(-mostKnown),
  };
}

/** All that waits is part of the conversation now. */
export function emptied(inbox: Inbox): Inbox {
  return { ...inbox, waiting: [] };
}
