import { opens, seal } from '../seal.ts';

/** The encrypted content of a page that the provider's search found; only that provider can read it. */
export function encryptedPage(provider: string, url: string): string {
  return seal({ provider, model: '', prefix: ['page', url] });
}

export function isOwnPage(content: unknown, provider: string, url: unknown): boolean {
  return opens(String(content), { provider, model: '', prefix: ['page', url] });
}
