import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriftReport } from '../../src/drift/finding.ts';
import { driftLive } from '../../src/drift/live/live.ts';
import { makeRepository, type Repository } from './repository.ts';

const start = process.cwd();
let repository: Repository;
let server: Server;
let thing: Record<string, unknown> = {};
const asked: string[] = [];

/** A server that keeps the fixture's contract, but for what a test makes of its thing. */
beforeAll(async () => {
  repository = makeRepository({ variants: true });
  const overlay =
    'overlay: 1.0.0\ninfo: { title: Things 3.x, version: 1.0.0 }\nactions:\n  - target: $.components.schemas.Thing.properties.size\n    update: { type: string }\n';
  repository.write('specs/things/variants/3.x.overlay.yaml', overlay);
  process.chdir(repository.folder);
  server = createServer((request, response) => {
    asked.push(request.method ?? '');
    const respond = (status: number, body?: unknown) => {
      response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    if (!/^\/v1\/p\/things(\?|$)/.test(request.url ?? '')) return respond(404);
    if (request.headers['x-auth-token'] !== 'token') return respond(401);
    respond(200, { count: 1, things: [thing] });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  process.chdir(start);
  server.close();
  repository.remove();
});

async function run(what: Record<string, unknown>): Promise<DriftReport> {
  thing = what;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { THINGS_URL: url, THINGS_AUTH_TOKEN: 'token', THINGS_PROJECT_ID: 'p', THINGS_THING_ID: '7' };
  return driftLive({ api: undefined, target: undefined, env, today: '2026-01-01' });
}

const kinds = ({ findings }: DriftReport) => [...new Set(findings.map(({ rule }) => rule))];

describe('a live server', () => {
  test('that answers as promised has no drift in its answers, and is asked nothing that writes', async () => {
    const report = await run({ id: '7', size: 1, state: 'NORMAL' });
    expect(kinds(report)).not.toContain('body-schema');
    expect(kinds(report)).not.toContain('drift-variant');
    expect(report.scope).toMatch(/answers like the spec or 2\.x\)$/);
    expect(asked).not.toContain('DELETE');
    expect(report.safe.map(({ expected }) => expected)).toEqual(['answer 200 things[].parent']);
  });

  test('that no longer breaks what an exception allows is told so', async () => {
    const exception =
      '- { rule: valid-refused, operation: ListThings, reason: Refused sorting., link: https://example.com/1, owner: team, expires: 2026-06-30 }\n';
    repository.write('specs/things/exceptions.yaml', exception);
    const report = await run({ id: '7', size: 1, state: 'NORMAL' });
    rmSync('specs/things/exceptions.yaml');
    expect(kinds(report)).toContain('exception-healed');
  });

  test('that has a field nobody documents', async () => {
    const report = await run({ id: '7', size: 1, state: 'NORMAL', owner: 'me' });
    expect(kinds(report)).toContain('drift-field-undocumented');
  });

  test('that answers like a variant is told which', async () => {
    const report = await run({ id: '7', size: 'big', state: 'NORMAL' });
    expect(kinds(report)).toEqual(expect.arrayContaining(['body-schema', 'drift-variant']));
    expect(report.findings.find(({ rule }) => rule === 'drift-variant')?.actual).toMatch(
      /^answers like 3\.x, which 0 of \d+ answers break$/,
    );
  });
});

test('without an address nothing can be asked', async () => {
  const nowhere = driftLive({ api: 'things', target: undefined, env: {}, today: '2026-01-01' });
  await expect(nowhere).rejects.toThrow(
    'No server to ask. Write its address into THINGS_URL, or give --api and --target.',
  );
});
