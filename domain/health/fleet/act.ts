import type { Drill } from '../operator/drill.ts';
import type { Override } from '../operator/override.ts';

/** What an operator did, or what became of it. */
export type Act =
  | { readonly reason: 'ordered' | 'order over'; readonly order: Override }
  | { readonly reason: 'taken back'; readonly order: Override; readonly by: string; readonly because: string }
  | { readonly reason: 'drill began' | 'drill over'; readonly drill: Drill }
  | { readonly reason: 'drill ended'; readonly drill: Drill; readonly by: string; readonly because: string };
