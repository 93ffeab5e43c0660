/** How to call this program from a shell: sources run in the repository, built files in a project that installed them. */
export const invocation = import.meta.url.endsWith('.ts') ? 'npm run understudy --' : 'npx understudy';
