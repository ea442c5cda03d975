import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { readTargetConfig } from './target-config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'target-'));
afterEach(() => rmSync(path.join(folder, 'target.yaml'), { force: true }));

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Auth-Key' },
  token: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
};
const parameters = [
  { name: 'bedUid', in: 'path', required: true },
  { name: 'row', in: 'query' },
];
const [, operation] = operationOf(
  { parameters, security: [{ key: [], token: [] }, { basic: [] }], responses: { 200: {} } },
  { components: { securitySchemes } },
  'GET /beds/{bedUid}',
);

function read(text?: string) {
  if (text !== undefined) writeFileSync(path.join(folder, 'target.yaml'), text);
  return readTargetConfig({ name: 'pet-garden', folder, spec: '' }, [operation]);
}

describe(readTargetConfig, () => {
  test.each([
    ['no file', undefined],
    ['an empty file', ''],
    ['a file of comments', '# nothing\n'],
  ])('%s gives the defaults', (_title, text) => {
    const { port, url, credentials, values, extra } = read(text);
    expect({ port, url, extra }).toEqual({ port: undefined, url: 'PET_GARDEN_URL', extra: {} });
    expect(Object.fromEntries(credentials)).toEqual({
      key: { administrator: 'PET_GARDEN_AUTH_KEY', unprivileged: 'PET_GARDEN_UNPRIVILEGED_AUTH_KEY' },
      token: { administrator: 'PET_GARDEN_TOKEN', unprivileged: 'PET_GARDEN_UNPRIVILEGED_TOKEN' },
      basic: { administrator: 'PET_GARDEN_BASIC', unprivileged: 'PET_GARDEN_UNPRIVILEGED_BASIC' },
    });
    expect(Object.fromEntries(values)).toEqual({ 'path.bedUid': 'PET_GARDEN_BED_UID' });
  });

  test('what the file says goes before the defaults', () => {
    const { port, url, credentials, values, extra } = read(
      'port: 4020\nurl: MY_URL\ncredentials: { key: MY_KEY }\nunprivileged: { token: LOW }\nvalues: { BED: [path.bedUid, body./bed], ROW: query.row }\nlaws: [{ write: a }]\n',
    );
    expect({ port, url, extra }).toEqual({ port: 4020, url: 'MY_URL', extra: { laws: [{ write: 'a' }] } });
    expect(credentials.get('key')).toEqual({
      administrator: 'MY_KEY',
      unprivileged: 'PET_GARDEN_UNPRIVILEGED_AUTH_KEY',
    });
    expect(credentials.get('token')?.unprivileged).toBe('LOW');
    expect(Object.fromEntries(values)).toEqual({
      'path.bedUid': 'BED',
      'body./bed': 'BED',
      'query.row': 'ROW',
    });
  });

  test.each([
    ['a field that nobody knows', 'port: 1\nprot: 2\n', /target\.yaml:2 has an unknown field "prot"/],
    ['a list', '- port\n', /target\.yaml:1 has to be a map/],
    ['broken YAML', 'port: [\n', /target\.yaml:\d is not valid YAML/],
  ])('%s is an InputError with its line', (_title, text, want) => expect(() => read(text)).toThrow(want));
});
