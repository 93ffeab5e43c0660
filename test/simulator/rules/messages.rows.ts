import type { Case } from './case.ts';
export const MESSAGES: readonly Case[] = [];
export const MESSAGES_WHOLE: readonly object[] = [];
