import { z } from 'zod';
import { configSchema } from './schema.ts';

/** The part of a JSON Schema that is walked here. */
export interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** The schema that editors check the file with. Draft 7: the one that YAML language servers know best. */
export function configJsonSchema(): SchemaNode {
  const schema = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' });
  return { title: 'understudy.yaml', ...schema } as SchemaNode;
}

const root = configJsonSchema();

/** What the schema says of a place in the file; undefined when it says nothing. */
export function schemaAt(path: readonly (string | number)[]): SchemaNode | undefined {
  let nodes: readonly SchemaNode[] = [root];
  for (const step of path) nodes = nodes.flatMap(alternatives).flatMap((node) => stepInto(node, step));
  return nodes[0];
}

/** The keys that may stand at a place. */
export function keysAt(path: readonly (string | number)[]): string[] {
  const node = schemaAt(path);
  return node === undefined ? [] : alternatives(node).flatMap((each) => Object.keys(each.properties ?? {}));
}

function alternatives(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf ?? [node];
}

function stepInto(node: SchemaNode, step: string | number): SchemaNode[] {
  if (typeof step === 'number') return node.items === undefined ? [] : [node.items];
  const { properties = {}, additionalProperties } = node;
  const known = Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (known !== undefined) return [known];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}
