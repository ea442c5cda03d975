import { beforeAll, describe, expect, test } from 'vitest';
import { exampleSpec } from '../rule-examples/example-spec.ts';
import { contractMatchers } from './matcher.ts';
import { contractOf } from './own-contract.ts';

const spec = await exampleSpec();
const garden = contractOf(spec);
const bed = { id: 'b1', name: 'roses', area: 4 };

function answer(body: unknown, status = 200, type = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
}

/** What the matcher says when it fails. */
async function complaint(attempt: Promise<void>): Promise<string> {
  try {
    await attempt;
  } catch (thrown) {
    return (thrown as Error).message;
  }
  return 'it passes';
}

beforeAll(async () => expect.extend(await contractMatchers(garden)));

describe('toMatchContract', () => {
  test('an answer that keeps the contract passes, by operationId and by method and path', async () => {
    await expect(answer(bed)).toMatchContract('readBed');
    await expect(answer(bed)).toMatchContract('GET /beds/{bed}');
  });

  test('a promise of an answer is awaited', async () => {
    await expect(Promise.resolve(answer(bed))).toMatchContract('readBed');
  });

  test('a documented refusal keeps the contract too', async () => {
    await expect(answer({ ok: false, error: 'gone' }, 404)).toMatchContract('readBed');
  });

  test('a broken one names rule, expected, actual and the line of the promise', async () => {
    const text = await complaint(expect(answer({ ...bed, area: 'big' })).toMatchContract('readBed'));
    expect(text).toMatch(/^The answer 200 of GET \/beds\/\{bed\} breaks its contract:\n\n {2}body-schema\n/);
    expect(text).toContain('actual    #/area is "big" (string)');
    expect(text).toMatch(/promised {2}src\/rule-examples\/example\.yaml:\d+$/);
  });

  test('an undocumented status breaks the contract, a 5xx as a server error', async () => {
    expect(await complaint(expect(answer({}, 418)).toMatchContract('readBed'))).toContain(
      'status-undocumented',
    );
    expect(await complaint(expect(answer({}, 500)).toMatchContract('readBed'))).toContain('server-error');
  });

  test('a warning passes, and fails when strict', async () => {
    const strange = { ...bed, gardener: 'Ann' };
    await expect(answer(strange)).toMatchContract('readBed');
    const text = await complaint(expect(answer(strange)).toMatchContract('readBed', { strict: true }));
    expect(text).toContain('field-undocumented');
  });

  test('not turns it around', async () => {
    await expect(answer({})).not.toMatchContract('readBed');
    expect(await complaint(expect(answer(bed)).not.toMatchContract('readBed'))).toContain(
      'keeps its contract',
    );
  });

  test('an unknown operation is bad input that lists the known ones', async () => {
    const text = await complaint(expect(answer(bed)).toMatchContract('waterBed'));
    expect(text).toContain('garden has no operation "waterBed"');
    expect(text).toContain('listBeds, addBed, readBed, setBed, removeBed');
  });
});

describe(contractMatchers, () => {
  const other = contractOf({ ...spec, api: { ...spec.api, name: 'allotment' } });

  test('an operation that several APIs have wants the API', async () => {
    const { toMatchContract } = await contractMatchers(garden, other);
    await expect(toMatchContract(answer(bed), 'readBed')).rejects.toThrow('both have "readBed"');
    expect((await toMatchContract(answer(bed), 'readBed', { api: 'allotment' })).pass).toBe(true);
  });

  test('an API that was not named is bad input', async () => {
    const { toMatchContract } = await contractMatchers(garden);
    await expect(toMatchContract(answer(bed), 'readBed', { api: 'park' })).rejects.toThrow('not of "park"');
    await expect(contractMatchers()).rejects.toThrow('at least one API');
  });

  test('an API is found by its name, with a variant where one is named', async () => {
    const unauthorized = { status: 'error', message: 'You must be logged in to do this.' };
    const plain = await contractMatchers('rocketchat');
    expect((await plain.toMatchContract(answer(unauthorized, 401), 'permissions.update')).pass).toBe(true);
    // This version says it in other words.
    const turned = await contractMatchers({ api: 'rocketchat', variant: '8.x', folder: 'specs' });
    expect((await turned.toMatchContract(answer(unauthorized, 401), 'permissions.update')).pass).toBe(false);
    const elsewhere = { api: 'rocketchat', specs: 'tests/nowhere' };
    await expect(contractMatchers(elsewhere)).rejects.toThrow('name a document');
    await expect(contractMatchers('nowhere')).rejects.toThrow('Unknown API "nowhere"');
  });
});
