import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../tests/spec-of.ts';
import { fakerOf, textOfFormat, textOfName } from './format.ts';

describe(textOfFormat, () => {
  test.each([
    'date-time',
    'date',
    'time',
    'duration',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uri',
    'url',
    'uri-reference',
    'uuid',
    'byte',
    'json-pointer',
    'regex',
  ])('a text of %s is one, under many seeds', (format) => {
    const { schemas } = readerOf({ type: 'string', format });
    const wrong = Array.from({ length: 50 }, (_, seed) => textOfFormat(format, fakerOf(seed))).filter(
      (text) => schemas.check(schemaAt, text, 'request').length > 0,
    );
    expect(wrong).toEqual([]);
  });

  test('a format that says nothing of the text gives none', () => {
    expect(textOfFormat('password', fakerOf(1))).toBeUndefined();
    expect(textOfFormat('constructor-like', fakerOf(1))).toBeUndefined();
  });
});

describe(textOfName, () => {
  test.each([
    ['userEmail', /^\S+@example\.com$/],
    ['callback_url', /^https:\/\/example\.com\//],
    ['displayName', /^[a-z-]+-[a-z-]+$/],
    ['description', / .*\.$/],
    ['gate', /./],
  ])('a %s looks like one: %s', (name, pattern) => expect(textOfName(name, fakerOf(3))).toMatch(pattern));
});

describe(fakerOf, () => {
  test('says the same for the same seed', () => {
    const say = (seed: number) => [fakerOf(seed).date.past().toISOString(), fakerOf(seed).word.noun()];
    expect(say(5)).toEqual(say(5));
    expect(say(5)).not.toEqual(say(6));
  });
});
