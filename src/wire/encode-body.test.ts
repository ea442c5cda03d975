import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { mediaOf } from '../probes/encode.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { encodeBody } from './encode-body.ts';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    tags: { type: 'array' },
    file: { type: 'string', format: 'binary' },
  },
};

function encoded(type: string, value: Json, encoding: JsonObject = {}) {
  const [spec, operation] = operationOf({
    requestBody: { content: { [type]: { schema, encoding } } },
    responses: { 200: {} },
  });
  const media = mediaOf(operation.body);
  return media === undefined ? undefined : encodeBody(spec, media, value);
}

describe(encodeBody, () => {
  test.each<[string, Json, string]>([
    ['application/merge-patch+json', { name: 'a' }, '{"name":"a"}'],
    ['application/x-www-form-urlencoded', { name: 'a b', tags: ['x', 'y'] }, 'name=a+b&tags=x&tags=y'],
    ['text/plain', 'a b', 'a b'],
    ['application/octet-stream', 'bytes', 'bytes'],
  ])('%s of %j is %s', (type, value, text) => expect(encoded(type, value)).toEqual({ type, text }));

  test.each<[JsonObject, Json, string]>([
    [{ style: 'deepObject', explode: true }, { a: 'x', b: { c: 1 } }, 'tags[a]=x&tags[b][c]=1'],
    [{ style: 'deepObject' }, ['x', 'y'], 'tags[]=x&tags[]=y'],
    [{ style: 'form', explode: false }, ['x', 'y'], 'tags=x,y'],
    [{ style: 'pipeDelimited' }, ['x', 'y'], 'tags=x|y'],
    [{ style: 'form' }, { a: 'x' }, 'a=x'],
    [{}, { a: 'x' }, 'tags={"a":"x"}'],
  ])('a form field encoded %j of %j is %s', (said, tags, want) => {
    const { text = '' } = encoded('application/x-www-form-urlencoded', { tags }, { tags: said }) ?? {};
    expect(decodeURIComponent(text)).toBe(want);
  });

  test('a form of parts says which of them is a file', () => {
    const body = encoded('multipart/form-data', { name: 'a', file: 'bytes' });
    expect(body?.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(body?.text).toMatch(
      /name="name"\r\n\r\na\r\n[\s\S]*name="file"; filename="file.bin"[\s\S]*bytes\r\n--/,
    );
  });

  test('is nothing for what nobody can write', () => expect(encoded('image/png', 'x')).toBeUndefined());
});

describe(mediaOf, () => {
  test('chooses JSON before a form, and no list of changes where there is a choice', () => {
    const types = ['text/plain', 'application/json-patch+json', 'application/json', 'multipart/form-data'];
    const content = Object.fromEntries(types.map((type) => [type, {}]));
    const [, operation] = operationOf({ requestBody: { content }, responses: { 200: {} } });
    expect(mediaOf(operation.body)?.type).toBe('application/json');
  });
});
