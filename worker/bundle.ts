import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type BundleOptions, type Logger } from '@temporalio/worker';

/**
 * The code of our workflows, as the worker bundles it.
 *
 * @example
 * import { bundleWorkflowCode } from '@temporalio/worker';
 *
 * const workflowBundle = await bundleWorkflowCode({ workflowsPath });
 * console.log(workflowBundle.code.length);
 */
export const workflowsPath = fileURLToPath(
  new URL(`../workflows/index${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/** Our workflows' code, ready to be run: once for several workers of a process. */
export function bundleWorkflows(logger: Logger) {
  return bundleWorkflowCode({ workflowsPath, logger, webpackConfigHook: lean });
}

interface SwcRule {
  readonly use: { readonly loader: string; readonly options: { readonly jsc: object } };
}

/** Without comments and blanks: each worker reads the bundle when it starts. Names stay, for stack traces. */
const lean: NonNullable<BundleOptions['webpackConfigHook']> = (config) => {
  const rules = config.module?.rules?.map((rule) => {
    const { use } = rule as Partial<SwcRule>;
    if (use?.loader?.includes('swc-loader') !== true) return rule;
    const minify = { compress: false, mangle: false, format: { comments: false as const } };
    const options = { ...use.options, minify: true, jsc: { ...use.options.jsc, minify } };
    return { ...(rule as object), use: { ...use, options } };
  });
  return { ...config, module: { ...config.module, ...(rules === undefined ? {} : { rules }) } };
};
