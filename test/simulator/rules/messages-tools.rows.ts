import type { Case } from './case.ts';
export const MESSAGES_TOOLS: readonly Case[] = [];
