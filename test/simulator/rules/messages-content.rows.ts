import type { Case } from './case.ts';
export const MESSAGES_CONTENT: readonly Case[] = [];
