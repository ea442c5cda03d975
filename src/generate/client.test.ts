import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { operationOf, specOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { clientSource, pascal } from './client.ts';

const securitySchemes: JsonObject = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  'api-token': { type: 'apiKey', in: 'query', name: 'to"ken' },
  session: { type: 'apiKey', in: 'cookie', name: 'sid' },
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
};

const source = (security: JsonObject[]) =>
  clientSource(operationOf({ security, responses: { 200: {} } }, { components: { securitySchemes } })[0]);

/** What the compiler says of a text by itself: it has to be TypeScript. */
function mistakes(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => String(messageText));
}

describe(clientSource, () => {
  test.each<[string, JsonObject[], string]>([
    ['one credential', [{ key: [] }], '{ key: string }'],
    ['two together', [{ key: [], bearer: [] }], '{ key: string; bearer: string }'],
    ['one or the other', [{ key: [] }, { 'api-token': [] }], '{ key: string } | { "api-token": string }'],
    ['none or one', [{}, { key: [] }], 'Record<string, never> | { key: string }'],
  ])('takes %s', (_title, security, want) => {
    expect(source(security)).toContain(`export type Credentials = ${want};`);
  });

  test.each<[string, JsonObject[], string]>([
    ['one that is needed', [{ key: [] }], 'credentials: Credentials'],
    ['one that may be left out', [{}, { key: [] }], 'credentials?: Credentials'],
  ])('takes %s', (_title, security, want) => expect(source(security)).toContain(want));

  test('asks nobody who they are where no operation does', () => {
    expect(source([])).not.toMatch(/credentials|given/i);
    expect(source([])).toContain('createClient<paths>(options)');
  });

  test.each<[string, RegExp]>([
    ['key', /headers\.set\("X-Key", given\["key"\]\)/],
    ['bearer', /headers\.set\('Authorization', `Bearer \$\{given\["bearer"\]\}`\)/],
    ['basic', /headers\.set\('Authorization', `Basic \$\{btoa\(given\["basic"\]\)\}`\)/],
    ['session', /headers\.append\('cookie', `sid=\$\{encodeURIComponent\(given\["session"\]\)\}`\)/],
    ['api-token', /searchParams\.set\("to\\"ken", given\["api-token"\]/],
  ])('%s goes where its scheme says', (scheme, want) => expect(source([{ [scheme]: [] }])).toMatch(want));

  test.each(['key', 'api-token', 'session', 'bearer', 'basic'])('with %s is TypeScript', (scheme) => {
    expect(mistakes(source([{ [scheme]: [] }]))).toEqual([]);
  });

  test('asks for each set of credentials once, however many operations want it', () => {
    const security = [{ key: [] }];
    const node = { security, responses: { 200: {} } };
    const text = clientSource(
      specOf({ paths: { '/a': { get: node, put: node } }, components: { securitySchemes } }),
    );
    expect(text).toContain('Credentials = { key: string };');
  });
});

describe(pascal, () => {
  test.each([
    ['rocketchat', 'Rocketchat'],
    ['pet-store', 'PetStore'],
    ['a_b.c', 'ABC'],
    ['v2-api', 'V2Api'],
    ['2fa', '2fa'],
  ])('%s is %s', (name, want) => expect(pascal(name)).toBe(want));
});
