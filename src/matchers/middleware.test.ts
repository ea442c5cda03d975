import createClient from 'openapi-fetch';
import { describe, expect, test } from 'vitest';
import { exampleSpec } from '../rule-examples/example-spec.ts';
import { ContractViolation, contractMiddleware, type MiddlewareOptions } from './middleware.ts';
import { contractOf } from './own-contract.ts';

interface Paths {
  '/beds/{bed}': {
    get: {
      parameters: { path: { bed: string } };
      responses: { 200: { content: { 'application/json': { name: string } } } };
    };
  };
  '/hedges': { get: { responses: { 200: { content: { 'application/json': string[] } } } } };
}

const garden = contractOf(await exampleSpec());
const bed = { id: 'b1', name: 'roses', area: 4 };

/** A client of a server that always answers the same. */
async function clientOf(body: unknown, options: MiddlewareOptions = {}, status = 200) {
  const client = createClient<Paths>({
    baseUrl: 'http://garden',
    headers: { 'X-Garden-Token': 'spade-and-bucket' },
    fetch: async () =>
      new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
  });
  client.use(await contractMiddleware(garden, options));
  return client;
}

const path = { params: { path: { bed: 'b1' } } };

describe(contractMiddleware, () => {
  test('an answer that keeps the contract goes on as it came', async () => {
    const { data, response } = await (await clientOf(bed)).GET('/beds/{bed}', path);
    expect(data).toEqual(bed);
    expect(response.status).toBe(200);
  });

  test('a broken one is thrown by the call, with operation and rules', async () => {
    const client = await clientOf({ ...bed, area: 0 });
    const breach = await client.GET('/beds/{bed}', path).catch((thrown: unknown) => thrown);
    expect(breach).toBeInstanceOf(ContractViolation);
    expect(breach).toMatchObject({
      operation: { id: 'readBed' },
      breaches: [{ rule: 'body-schema', severity: 'error' }],
    });
    expect((breach as Error).message).toContain('must be >= 1');
  });

  test('onBreach takes it, and the call goes on', async () => {
    const seen: string[] = [];
    const onBreach = (breach: ContractViolation) => seen.push(...breach.breaches.map(({ rule }) => rule));
    const { error } = await (await clientOf({ ok: true, error: '' }, { onBreach }, 404)).GET(
      '/beds/{bed}',
      path,
    );
    expect(error).toEqual({ ok: true, error: '' });
    expect(seen).toEqual(['fixed-value']);
  });

  test('a warning counts only when strict', async () => {
    const strange = { ...bed, gardener: 'Ann' };
    expect((await (await clientOf(strange)).GET('/beds/{bed}', path)).data).toEqual(strange);
    await expect((await clientOf(strange, { strict: true })).GET('/beds/{bed}', path)).rejects.toThrow(
      'field-undocumented',
    );
  });

  test('an answer that repeats a credential of the request breaks the contract', async () => {
    const client = await clientOf({ ...bed, note: 'spade-and-bucket' });
    await expect(client.GET('/beds/{bed}', path)).rejects.toThrow('leak-credential');
  });

  test('a call that the contract does not know is bad input', async () => {
    await expect((await clientOf([])).GET('/hedges')).rejects.toThrow(
      'garden has no operation "GET /hedges"',
    );
  });
});
