import type { Problem } from '../../conversation/problem.ts';
import type { RenderInput } from '../format.ts';

/** Something that servers of this API refuse, and no rule of rendering can mend. */
export interface Rule {
  /** Where the vendor says so. */
  readonly docs: string;
  check(input: RenderInput): readonly Problem[];
}
