import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { Credential } from '../spec/operation.ts';
import { noCareRules } from './care.ts';
import {
  mockTarget,
  parseBaseUrl,
  requireCredentials,
  type TargetKind,
  urlTarget,
  usableAlternative,
} from './target.ts';
import type { TargetConfig } from './target-config.ts';

const credential = (more: Partial<Credential> = {}): Credential => ({
  scheme: 'key',
  kind: 'apiKey',
  in: 'header',
  name: 'X-Key',
  shape: undefined,
  ...more,
});
const other = credential({ scheme: 'other', name: 'X-Other' });
const config: TargetConfig = {
  port: undefined,
  url: 'GARDEN_URL',
  credentials: new Map([
    ['key', { administrator: 'KEY', unprivileged: 'LOW_KEY' }],
    ['other', { administrator: 'OTHER', unprivileged: 'LOW_OTHER' }],
  ]),
  values: new Map([
    ['path.bed', 'BED'],
    ['body./bed', 'BED'],
  ]),
  careRules: noCareRules,
  redact: [],
  extra: {},
};
const at = (env: Record<string, string> = {}, nature: TargetKind = 'server', url = 'http://garden') =>
  urlTarget(url, config, env, { care: 'read-only', nature });

describe(parseBaseUrl, () => {
  test.each([
    ['http://garden', 'http://garden'],
    ['https://garden/api//', 'https://garden/api'],
    ['http://[::1]:4010/', 'http://[::1]:4010'],
  ])('%s is %s', (given, want) => expect(parseBaseUrl(given)).toBe(want));

  test.each([
    '',
    'garden',
    'ftp://garden',
    'http://',
    'http://garden?x=1',
    'http://garden#a',
    'http://me@garden',
  ])('%j is an InputError', (given) => {
    expect(() => parseBaseUrl(given)).toThrow(expect.objectContaining({ name: 'InputError' }));
  });

  test.each(['ftp://me:secret@garden', 'http://me:secret@garden?x'])(
    '%s is refused without its password',
    (given) => {
      expect(() => parseBaseUrl(given)).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('secret') }),
      );
    },
  );
});

describe(urlTarget, () => {
  test('has a name without user and password', () => {
    expect(at({}, 'server', 'http://me:secret@garden/api').name).toBe('http://garden/api');
    expect(at().name).toBe('http://garden');
  });

  test.each<[string, Credential, Record<string, string>, string | undefined]>([
    ['an API key as it is', credential(), { KEY: 'abc' }, 'abc'],
    ['a bare token with its scheme', credential({ kind: 'bearer' }), { KEY: 'abc' }, 'Bearer abc'],
    ['a token that has its scheme', credential({ kind: 'bearer' }), { KEY: 'Bearer abc' }, 'Bearer abc'],
    ['user and password in Base64', credential({ kind: 'basic' }), { KEY: 'me:pw' }, 'Basic bWU6cHc='],
    ['what is in Base64 already', credential({ kind: 'basic' }), { KEY: 'bWU6cHc=' }, 'Basic bWU6cHc='],
    ['nothing where nothing is set', credential(), {}, undefined],
  ])('shows %s', (_title, one, env, want) => expect(at(env).show(one, 'administrator')).toBe(want));

  test('a wrong credential is never the right one', () => {
    expect(at({ KEY: 'invalid' }).show(credential(), 'invalid')).toBe('invalid-too');
    expect(at({ KEY: 'abc' }).show(credential(), 'invalid')).toBe('invalid');
  });

  test('lacks what is not set, by the names of the variables', () => {
    const target = at({ KEY: 'abc' });
    expect(target.lacks('administrator', [credential()])).toBeUndefined();
    expect(target.lacks('administrator', [credential(), other])).toBe('set OTHER');
    expect(target.lacks('unprivileged', [credential(), other])).toBe('set LOW_KEY and LOW_OTHER');
    expect(at({}, 'our mock').lacks('unprivileged', [other])).toBeUndefined();
  });

  test('knows the values of the environment, and which secrets not to print', () => {
    const target = at({ KEY: 'abcd', LOW_KEY: 'abc', BED: 'b7' });
    expect(target.known.value('path.bed', '/beds/{bed}')).toBe('b7');
    expect(target.known.value('path.row', '/beds/{bed}')).toBeUndefined();
    expect(target.known.bodyPlaces).toEqual(['body./bed']);
    expect(target.secrets).toEqual(['abcd']);
    expect(at({ KEY: 'Bearer abcdef' }).secrets).toEqual(['Bearer abcdef', 'abcdef']);
    expect(at({ KEY: 'user:opensesame', HTTPS_PROXY: 'http://me:word@proxy' }).secrets).toEqual([
      'user:opensesame',
      'opensesame',
      'word',
    ]);
  });

  test.each<[TargetKind, boolean, boolean]>([
    ['server', true, false],
    ['our mock', true, true],
    ['stock Prism', false, false],
  ])('%s tells identities apart: %s; has the examples: %s', (nature, knowsIdentities, examplesExist) => {
    const target = at({}, nature);
    expect([target.knowsIdentities, target.remembers, target.known.examplesExist]).toEqual([
      knowsIdentities,
      knowsIdentities,
      examplesExist,
    ]);
  });
});

describe(usableAlternative, () => {
  test.each<[string, Record<string, string>, Credential[]]>([
    ['the first that is known', { OTHER: 'x' }, [other]],
    ['the first of all where none is', {}, [credential()]],
    ['the first where both are', { KEY: 'x', OTHER: 'x' }, [credential()]],
  ])('is %s', (_title, env, want) =>
    expect(usableAlternative(at(env), [[credential()], [other]])).toEqual(want),
  );

  test('is the empty one where none is needed', () => expect(usableAlternative(at(), [])).toEqual([]));
});

describe(requireCredentials, () => {
  const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'X-Key' } };
  const spec = (security: { key?: string[] }[]) =>
    operationOf(
      { security: security as never, responses: { 200: {} } },
      { components: { securitySchemes } },
    )[0];

  test('names the variable to set', () => {
    expect(() => requireCredentials(spec([{ key: [] }]), at(), config)).toThrow(
      'Credentials for garden are missing: set KEY.',
    );
  });

  test.each([
    ['it is set', [{ key: [] }], { KEY: 'x' }],
    ['none are needed', [], {}],
    ['none is an alternative', [{ key: [] }, {}], {}],
  ])('is content where %s', (_title, security, env: Record<string, string>) => {
    expect(() => requireCredentials(spec(security), at(env), config)).not.toThrow();
  });
});

describe(mockTarget, () => {
  test('shows an identity by its name and lacks nothing', () => {
    const target = mockTarget('http://localhost:1');
    expect(target.show(credential({ shape: 'Access={identity}, X' }), 'unprivileged')).toBe(
      'Access=unprivileged, X',
    );
    expect(target.lacks('unprivileged', [other])).toBeUndefined();
  });
});
