import type { JsonObject } from '../../../domain/json.ts';
import { endpoints } from '../wire/endpoint.ts';
import type { DoorApp } from './app.ts';

/** Paths besides the endpoints, with what they are for. */
const others: readonly (readonly [method: 'get' | 'post', path: string, summary: string])[] = [
  ['get', '/v1/models', 'Names that can be given as a model'],
  ['get', '/v1/models/{model}', 'One of them'],
  ['get', '/v1/responses/{id}', 'The answer of a finished run, as a response'],
  [
    'get',
    '/v1/runs/{id}',
    'How a run stands, and its answer; ?format= gives it in the dialect of an endpoint',
  ],
  ['post', '/v1/runs/{id}/cancel', 'Stops a run'],
  ['get', '/healthz', 'This process is up'],
  ['get', '/readyz', 'Runs can be started'],
  ['get', '/openapi.json', 'This description'],
];

const served = endpoints.map(
  ({ path, format }) => ['post', path, `A durable answer; the bodies are those of ${format.id}`] as const,
);

const all = [...served, ...others];

/** `/openapi.json`, and a page for people. */
export function addOpenApi(app: DoorApp): void {
  app.get('/openapi.json', (c) => c.json(description()));
  app.get('/', (c) => c.html(page()));
}

function description(): JsonObject {
  const paths = [...new Set(all.map(([, path]) => path))].map((path) => [
    path,
    Object.fromEntries(
      all
        .filter(([, each]) => each === path)
        .map(([method, , summary]) => [method, operation(path, summary)]),
    ),
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'Understudy', version: '1', description: 'LLM calls that outlive their provider.' },
    security: [{ bearer: [] }, { key: [] }, {}],
    paths: Object.fromEntries(paths) as JsonObject,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
    },
  };
}

function operation(path: string, summary: string): JsonObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const takesBody = endpoints.some((endpoint) => endpoint.path === path);
  const json = { 'application/json': { schema: { type: 'object' } } };
  const sse = takesBody ? { 'text/event-stream': { schema: { type: 'string' } } } : {};
  return {
    summary,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(takesBody ? { requestBody: { required: true, content: json } } : {}),
    responses: {
      '200': { description: 'As the API documents it', content: { ...json, ...sse } },
      default: { description: 'An error in the API’s own dialect', content: json },
    },
  };
}

function page(): string {
  const rows = all.map(
    ([method, path, summary]) => `<tr><td>${method.toUpperCase()}<td><code>${path}</code><td>${summary}`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Understudy</title>
<h1>Understudy</h1><p>Point your client's base URL here; it is described in <a href="/openapi.json">openapi.json</a>.</p>
<table>${rows.join('\n')}</table></html>`;
}
