import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** An exported name, and the example of its docstring as a module. */
export interface Example {
  readonly name: string;
  readonly isType: boolean;
  /** Undefined: its docstring has none. */
  readonly code: string | undefined;
}

/** The exports of a module that only names others' exports, each with its example. */
export function examplesOf(index: string): readonly Example[] {
  const text = readFileSync(index, 'utf8');
  return [...text.matchAll(/export (type )?\{([^}]*)\} from '([^']+)'/g)].flatMap(
    ([, types, names = '', from = '']) =>
      names
        .split(',')
        .map((each) => /^(type )?(\w+)$/.exec(each.trim()))
        .filter((each) => each !== null)
        .map(([, type, name = '']) => ({
          name,
          isType: (types ?? type) !== undefined,
          code: exampleOf(name, join(dirname(index), from)),
        })),
  );
}

function exampleOf(name: string, file: string): string | undefined {
  const text = readFileSync(file, 'utf8');
  const forwarded = new RegExp(`export (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)'`).exec(text);
  if (forwarded !== null) return exampleOf(name, join(dirname(file), forwarded[1] ?? ''));
  const declared = new RegExp(`^export (?:async )?(?:class|interface|type|function|const) ${name}\\b`, 'm');
  const at = declared.exec(text)?.index;
  if (at === undefined) throw new Error(`${file} declares no ${name}`);
  const before = text.slice(0, at).trimEnd();
  if (!before.endsWith('*/')) return undefined;
  const lines = before
    .slice(before.lastIndexOf('/**'), -2)
    .split('\n')
    .map((line) => line.replace(/^ \* ?/, ''));
  const begin = lines.indexOf('@example');
  return begin === -1
    ? undefined
    : lines
        .slice(begin + 1)
        .join('\n')
        .trim();
}

/** The example as a module in `folder`, with all that the given modules export at hand. */
export function moduleOf(code: string, folder: string, modules: readonly string[], stage: string): string {
  const lines = code.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const body = lines
    .filter((line) => !line.startsWith('import '))
    .map((line) => line.replace(/^export /, ''));
  const given = modules.map((file) => {
    const names = examplesOf(file)
      .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(code))
      .map(({ name, isType }) => (isType ? `type ${name}` : name));
    return names.length === 0 ? '' : `import { ${names.join(', ')} } from '${relative(folder, file)}';`;
  });
  return [
    ...imports,
    ...given,
    `import type { Stage } from '${relative(folder, stage)}';`,
    'export function example({ client, understudy, taskQueue, connection, yaml }: Stage): Promise<void> {',
    '  void [client, understudy, taskQueue, connection, yaml];',
    '  const run = async () => {',
    ...body,
    '  };',
    '  return run();',
    '}',
    '',
  ].join('\n');
}
