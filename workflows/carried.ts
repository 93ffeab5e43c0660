/** What a run may hand to its continuation: an input over 2 MiB would terminate it, and that can't be caught. */
export const carriedBytes = 1_500_000;
