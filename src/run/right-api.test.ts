import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { specOf } from '../../tests/spec-of.ts';
import { noGuard } from '../context/guard.ts';
import { createSender } from '../http/send.ts';
import { parseBaseUrl, urlTarget } from '../target/target.ts';
import { readTargetConfig } from '../target/target-config.ts';
import { requireRightApi } from './right-api.ts';

const list = { get: { operationId: 'listBeds', responses: { 200: { description: 'Beds.' } } } };
const document = { servers: [{ url: 'https://garden.example/api/v1' }], paths: { '/beds': list } };
const open = specOf(document);
const sender = createSender();
afterAll(() => sender.close());

/** What is said of a server to whose origin the base is added. */
async function said(base: string, answer: RequestListener, spec = open, env = {}): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readTargetConfig(spec.api, spec.operations);
  const target = urlTarget(parseBaseUrl(origin + base), config, env, { care: 'read-only', nature: 'server' });
  try {
    await requireRightApi({ spec, config, target, sender, guard: noGuard });
    return 'the right one';
  } catch (thrown) {
    return (thrown as Error).message.replaceAll(origin, 'ORIGIN');
  } finally {
    server.close();
  }
}

/** A server that has one path, and tells of others that it has not. */
const having =
  (path: string): RequestListener =>
  ({ url = '' }, response) => {
    response.statusCode = url === path ? 200 : 404;
    response.setHeader('content-type', 'application/json');
    response.end(url === path ? '[]' : JSON.stringify({ error: `no route ${url}` }));
  };

test('a server that has the paths is the right one', async () => {
  expect(await said('', having('/beds'))).toBe('the right one');
  expect(await said('/api/v1', having('/api/v1/beds'))).toBe('the right one');
});

test.each([
  ['a base path that is left out', '', '/api/v1/beds', 'ORIGIN/api/v1'],
  ['a base path that is there twice', '/api/v1/api/v1', '/api/v1/beds', 'ORIGIN/api/v1'],
  ['a base path that the server has not', '/v2', '/beds', 'ORIGIN'],
])('%s is told with the right one', async (_, base, path, right) => {
  expect(await said(base, having(path))).toContain(`use --target ${right}.`);
});

test('a base path that is left out is told where the server asks first who it is', async () => {
  const securitySchemes = { key: { type: 'http', scheme: 'bearer' } };
  const closed = specOf({ ...document, security: [{ key: [] }], components: { securitySchemes } });
  const answer: RequestListener = (request, response) => {
    if (request.headers.authorization === 'Bearer mine') return having('/api/v1/beds')(request, response);
    response.writeHead(401).end();
  };
  expect(await said('', answer, closed, { GARDEN_TOKEN: 'mine' })).toContain('use --target ORIGIN/api/v1.');
});

test('another server is told', async () => {
  expect(await said('', having('/flights'))).toMatch(
    /knows none of GET \/beds: it answers 404 as to any path/,
  );
});

test('a 404 of the application itself is judged, not refused', async () => {
  const answer: RequestListener = ({ url }, response) => {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(url === '/beds' ? '{"error":"no beds yet"}' : '{"message":"no route"}');
  };
  expect(await said('', answer)).toBe('the right one');
});

test('a login page, and the way to one, are told', async () => {
  const page: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html><title>Sign in</title></html>');
  };
  const away: RequestListener = (_, response) => {
    response.writeHead(302, { location: '/login?next=%2Fbeds' });
    response.end();
  };
  expect(await said('', page)).toMatch(/answered with a web page \(Sign in\), not with the API/);
  expect(await said('', away)).toMatch(/leads to \/login\?next=%2Fbeds, which looks like a login page/);
});
