import type { Json, JsonObject } from '../../src/shared/json.ts';
import { answering, type Feature, sending, taking } from './feature.ts';

const numbers = { type: 'array', minItems: 2, items: { type: 'integer' } };
const pair = {
  type: 'object',
  required: ['r'],
  properties: { r: { type: 'integer' }, g: { type: 'string' } },
  additionalProperties: false,
};

/** A list and an object in one style: how they look, and one look that is none. */
function style(place: string, name: string, explode: boolean, list: string, object: string): Feature[] {
  const at = (text: string) =>
    place === 'path'
      ? { call: `GET /it/${text}` }
      : place === 'query'
        ? { call: `GET /it?${text}` }
        : place === 'header'
          ? { call: 'GET /it', headers: { p: text } }
          : { call: 'GET /it', headers: { cookie: text } };
  const document = (schema: Json) =>
    taking(
      { name: 'p', in: place, required: true, style: name, explode, schema },
      place === 'path' ? '/it/{p}' : '/it',
    );
  const title = `${name}${explode ? ', exploded' : ''}, in ${place}`;
  const escaped = (text: string) =>
    new RegExp(
      text
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll(' ', '(%20|\\+)')
        .replaceAll('\\|', '(%7C|\\|)')
        .replaceAll('\\[', '(%5B|\\[)')
        .replaceAll('\\]', '(%5D|\\])'),
    );
  const isClient = place === 'path' || place === 'query';
  return [
    ...(list === ''
      ? []
      : [
          {
            group: 'Parameters',
            name: `a list: ${title}`,
            document: document(numbers),
            mock: [
              { ...at(list), status: 200 },
              { ...at(list.replace('2', 'x')), status: 400 },
            ],
            ...(isClient
              ? { client: { call: { params: { [place]: { p: [1, 2] } } }, sends: escaped(list) } }
              : {}),
          },
        ]),
    ...(object === ''
      ? []
      : [
          {
            group: 'Parameters',
            name: `an object: ${title}`,
            document: document(pair),
            mock: [
              { ...at(object), status: 200 },
              { ...at(object.replace('1', 'x')), status: 400 },
            ],
            ...(isClient
              ? { client: { call: { params: { [place]: { p: { r: 1, g: 'b' } } } }, sends: escaped(object) } }
              : {}),
          },
        ]),
  ];
}

const json = (schema: Json): JsonObject => ({ 'application/json': { schema } });
const post = (body: Json, status: number, type = 'application/json') => ({
  call: 'POST /it',
  headers: { 'content-type': type },
  body: typeof body === 'string' && type !== 'application/json' ? body : JSON.stringify(body),
  status,
});

/** A schema keyword, in requests and answers alike. */
function keyword(name: string, schema: JsonObject, right: readonly Json[], wrong: readonly Json[]): Feature {
  const said = sending('application/json', schema);
  const { post: operation } = (said.paths as Record<string, { post: JsonObject }>)['/it'] ?? { post: {} };
  const responses = { 200: { description: 'ok', content: json(schema) }, 400: { description: 'bad' } };
  return {
    group: 'Schemas',
    name,
    document: { paths: { '/it': { post: { ...operation, responses } } } },
    mock: [...right.map((body) => post(body, 200)), ...wrong.map((body) => post(body, 400))],
    suite: /POST/,
    judge: { right, wrong },
  };
}

const round = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' }, r: { type: 'number' } },
};
const square = {
  type: 'object',
  required: ['kind', 'side'],
  properties: { kind: { type: 'string' }, side: { type: 'number' } },
};
const shapes = { Round: round, Square: square };
const union = (discriminator: JsonObject): JsonObject => ({
  oneOf: [{ $ref: '#/components/schemas/Round' }, { $ref: '#/components/schemas/Square' }],
  discriminator,
});
function discriminator(name: string, said: JsonObject, [o, s]: readonly [string, string]): Feature {
  const right = [{ kind: o }, { kind: s, side: 1 }];
  const wrong = [{ kind: s }, { kind: 'oval' }];
  const to = answering(
    json(union({ propertyName: 'kind', mapping: { other: 'Round', [s]: 'Square' } })),
    shapes,
  );
  return {
    group: 'Schemas',
    name: `discriminator ${name}`,
    document: {
      ...sending('application/json', union(said), {}, shapes),
    },
    mock: [...right.map((body) => post(body, 200)), ...wrong.map((body) => post(body, 400))],
    suite: new RegExp(`"kind":"(${o}|${s})"`.replaceAll('[]', '\\[\\]')),
    ...(said.mapping === undefined ? {} : { drift: { to: { ...to }, levels: [] } }),
  };
}

const row = {
  type: 'object',
  xml: { name: 'row' },
  required: ['n'],
  properties: {
    n: { type: 'integer' },
    at: { type: 'string', xml: { attribute: true } },
    tags: { type: 'array', xml: { wrapped: true }, items: { type: 'string', xml: { name: 'tag' } } },
  },
};
const parts = {
  type: 'object',
  required: ['files', 'about'],
  properties: {
    files: { type: 'array', minItems: 1, items: { type: 'string', format: 'binary' } },
    about: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
    tags: { type: 'array', items: { type: 'string', enum: ['red', 'blue'] } },
  },
};
const multipart = (...list: readonly string[]) =>
  `${list.map((one) => `--b\r\nContent-Disposition: form-data; ${one}\r\n`).join('')}--b--\r\n`;
const file = 'name="files"; filename="a"\r\nContent-Type: text/plain\r\n\r\nx';
const about = (n: string) => `name="about"\r\nContent-Type: application/json\r\n\r\n{"n":${n}}`;
const parted = 'multipart/form-data; boundary=b';

/** What is held against all parts of the project, each once. */
export const features: readonly Feature[] = [
  ...style('path', 'simple', false, '1,2', 'r,1,g,b'),
  ...style('path', 'simple', true, '1,2', 'r=1,g=b'),
  ...style('path', 'label', false, '.1,2', '.r,1,g,b'),
  ...style('path', 'label', true, '.1.2', '.r=1.g=b'),
  ...style('path', 'matrix', false, ';p=1,2', ';p=r,1,g,b'),
  ...style('path', 'matrix', true, ';p=1;p=2', ';r=1;g=b'),
  ...style('query', 'form', true, 'p=1&p=2', 'r=1&g=b'),
  ...style('query', 'form', false, 'p=1,2', 'p=r,1,g,b'),
  ...style('query', 'spaceDelimited', false, 'p=1%202', ''),
  ...style('query', 'pipeDelimited', false, 'p=1|2', ''),
  ...style('query', 'deepObject', true, '', 'p[r]=1&p[g]=b'),
  ...style('header', 'simple', false, '1,2', 'r,1,g,b'),
  ...style('header', 'simple', true, '1,2', 'r=1,g=b'),
  ...style('cookie', 'form', true, 'p=1; p=2', 'r=1; g=b'),
  ...style('cookie', 'form', false, 'p=1,2', 'p=r,1,g,b'),
  {
    group: 'Parameters',
    name: 'content in place of a schema',
    document: taking({ name: 'p', in: 'query', required: true, content: json(pair) }),
    mock: [
      { call: 'GET /it?p=%7B%22r%22%3A1%7D', status: 200 },
      { call: 'GET /it?p=%7B%22r%22%3A%22x%22%7D', status: 400 },
    ],
    suite: /p=%7B%22r%22%3A1/,
    client: { call: { params: { query: { p: { r: 1 } } } }, sends: /p=%7B%22r%22%3A1%7D/ },
  },
  {
    group: 'Parameters',
    name: 'names and values that are not ASCII',
    document: taking({ name: 'größe', in: 'query', required: true, schema: { enum: ['大'] } }, '/häuser'),
    mock: [
      { call: 'GET /h%C3%A4user?gr%C3%B6%C3%9Fe=%E5%A4%A7', status: 200 },
      { call: 'GET /h%C3%A4user?gr%C3%B6%C3%9Fe=x', status: 400 },
    ],
    suite: /gr%C3%B6%C3%9Fe=%E5%A4%A7/,
  },
  {
    group: 'Parameters',
    name: 'names that every object of JavaScript has',
    document: taking({ name: 'constructor', in: 'query', required: true, schema: { type: 'integer' } }),
    mock: [
      { call: 'GET /it', status: 400 },
      { call: 'GET /it?constructor=1', status: 200 },
    ],
    suite: /constructor=1/,
  },
  {
    group: 'Bodies',
    name: 'a form: lists, joined lists, deep objects, JSON',
    document: sending(
      'application/x-www-form-urlencoded',
      {
        type: 'object',
        required: ['l', 'c', 'd', 'o'],
        properties: { l: numbers, c: numbers, d: pair, o: pair },
      },
      { c: { style: 'form', explode: false }, d: { style: 'deepObject', explode: true } },
    ),
    mock: [
      post('l=1&l=2&c=1,2&d[r]=1&o={"r":1}', 200, 'application/x-www-form-urlencoded'),
      post('l=1&l=x&c=1,2&d[r]=1&o={"r":1}', 400, 'application/x-www-form-urlencoded'),
      post('l=1&l=2&c=1,x&d[r]=1&o={"r":1}', 400, 'application/x-www-form-urlencoded'),
      post('l=1&l=2&c=1,2&d[r]=x&o={"r":1}', 400, 'application/x-www-form-urlencoded'),
    ],
    suite: /l=\d+&l=\d+&c=\d+%2C\d+&d%5Br%5D=1/,
    client: { call: { body: { l: [1, 2] } }, sends: /x-www-form-urlencoded[\s\S]*l=1&l=2/ },
  },
  {
    group: 'Bodies',
    name: 'multipart: several files, JSON parts, lists as repeated parts',
    document: sending('multipart/form-data', parts),
    mock: [
      post(multipart(file, file, about('1'), 'name="tags"\r\n\r\nred'), 200, parted),
      post(multipart(file, about('"x"')), 400, parted),
      post(multipart(about('1')), 400, parted),
      post(multipart(file, about('1'), 'name="tags"\r\n\r\ngreen'), 400, parted),
    ],
    suite: /name="files"; filename=[\s\S]*name="about"\r\nContent-Type: application\/json/,
  },
  {
    group: 'Bodies',
    name: 'XML: names, attributes, wrapped lists',
    document: sending('application/xml', row),
    mock: [
      post('<row at="a"><n>1</n><tags><tag>x</tag></tags></row>', 200, 'application/xml'),
      post('<row><n>one</n></row>', 400, 'application/xml'),
      post('<row><at>a</at></row>', 400, 'application/xml'),
    ],
  },
  {
    group: 'Bodies',
    name: 'text',
    document: sending('text/plain', { type: 'string', minLength: 2, maxLength: 3 }),
    mock: [post('abc', 200, 'text/plain'), post('abcd', 400, 'text/plain')],
    suite: /text\/plain/,
  },
  {
    group: 'Bodies',
    name: 'integers beyond 2^53',
    document: sending('application/json', { type: 'integer', format: 'int64' }),
    mock: [{ ...post(1, 200), body: '9223372036854775807' }, post(1.5, 400)],
    suite: /POST/,
  },
  {
    group: 'Answers',
    name: 'Accept with q, and what nobody can give',
    document: answering({
      'application/json': { schema: {}, example: { a: 1 } },
      'text/csv': { schema: { type: 'string' }, example: 'a,b' },
    }),
    mock: [
      { call: 'GET /it', headers: { accept: 'application/json;q=0.1, text/csv' }, status: 200, type: /csv/ },
      { call: 'GET /it', headers: { accept: 'image/png' }, status: 406 },
    ],
    suite: /application\/json, text\/csv/,
    judge: { right: ['a,b'], wrong: [], type: 'text/csv' },
    client: { call: {}, sends: /GET/ },
  },
  {
    group: 'Answers',
    name: 'ranges of media types',
    document: answering({ 'text/*': { schema: { type: 'string' } } }),
    mock: [{ call: 'GET /it', status: 200, type: /^text\/plain/ }],
    judge: { right: ['a'], wrong: [], type: 'text/html' },
  },
  {
    group: 'Answers',
    name: 'XML: names, attributes, wrapped lists',
    document: answering({ 'application/xml': { schema: row } }),
    mock: [{ call: 'GET /it', status: 200, type: /xml/, shows: /<row at="[^"]+"><n>\d+<\/n><tags><tag>/ }],
    judge: {
      right: ['<row at="a"><n>1</n></row>'],
      wrong: ['<row><n>one</n></row>', '<row><tags/></row>', '<row><n>1</n>'],
      type: 'application/xml',
    },
  },
  {
    group: 'Answers',
    name: 'whole files',
    document: answering({ 'image/png': { schema: { type: 'string', format: 'binary' } } }),
    mock: [{ call: 'GET /it', status: 200, type: /png/, shows: /PNG/ }],
    client: { call: {}, sends: /GET/ },
  },
  {
    group: 'Answers',
    name: 'headers: lists, objects, JSON',
    document: answering(
      json({ type: 'object' }),
      {},
      {
        'X-L': { required: true, schema: numbers },
        'X-O': { required: true, schema: pair },
        'X-J': { required: true, content: json(pair) },
      },
    ),
    mock: [{ call: 'GET /it', status: 200 }],
  },
  discriminator('by the names of schemas', { propertyName: 'kind' }, ['Round', 'Square']),
  {
    ...discriminator(
      'by a mapping, names and places',
      { propertyName: 'kind', mapping: { o: 'Round', '[]': '#/components/schemas/Square' } },
      ['o', '[]'],
    ),
    drift: {
      to: sending(
        'application/json',
        union({ propertyName: 'kind', mapping: { '[]': '#/components/schemas/Square' } }),
        {},
        shapes,
      ),
      levels: ['breaking'],
    },
  },
  keyword('dependentRequired', { dependentRequired: { a: ['b'] } }, [{ a: 1, b: 1 }, { b: 1 }], [{ a: 1 }]),
  keyword(
    'unevaluatedProperties',
    { type: 'object', allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    [{ a: 1 }],
    [{ a: 1, b: 1 }],
  ),
  keyword(
    'prefixItems',
    { type: 'array', prefixItems: [{ type: 'integer' }], items: false },
    [[1]],
    [['x'], [1, 2]],
  ),
  keyword(
    'contains, minContains',
    { type: 'array', contains: { const: 1 }, minContains: 2 },
    [[1, 1]],
    [[1, 2]],
  ),
  keyword(
    'if, then, else',
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    { type: 'object', if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } },
    [{ a: 1, b: 1 }, { c: 1 }],
    [{ a: 1 }, {}],
  ),
  keyword('not', { type: 'integer', not: { const: 3 } }, [2], [3]),
  keyword('const', { const: { a: [1] } }, [{ a: [1] }], [{ a: [2] }]),
  keyword('a list of types', { type: ['string', 'integer', 'null'] }, ['a', 1], [1.5, []]),
  keyword('propertyNames', { type: 'object', propertyNames: { pattern: '^[a-z]$' } }, [{ a: 1 }], [{ A: 1 }]),
  keyword(
    'patterns with assertions',
    { type: 'string', pattern: '^(?=.*\\d)[a-z\\d]{4}$' },
    ['abc1'],
    ['abcd'],
  ),
  keyword('schemas that are true or false', { properties: { a: true, b: false } }, [{ a: 1 }], [{ b: 1 }]),
  {
    group: 'Schemas',
    name: 'readOnly and writeOnly, through allOf and references',
    document: {
      paths: {
        '/it': {
          post: {
            operationId: 'it',
            requestBody: { required: true, content: json({ $ref: '#/components/schemas/User' }) },
            responses: {
              200: { description: 'ok', content: json({ $ref: '#/components/schemas/User' }) },
              400: { description: 'bad' },
            },
          },
        },
      },
      components: {
        schemas: {
          Id: { type: 'string', readOnly: true },
          Secret: { type: 'string', writeOnly: true },
          User: {
            type: 'object',
            required: ['id', 'secret'],
            properties: {
              id: { $ref: '#/components/schemas/Id' },
              secret: { allOf: [{ $ref: '#/components/schemas/Secret' }] },
            },
          },
        },
      },
    },
    mock: [{ ...post({ secret: 's' }, 200), shows: /^(?!.*secret)/ }, post({ id: 'i' }, 400)],
    suite: /^(?![\s\S]*"id")[\s\S]*"secret"/,
    judge: { right: [{ id: 'i' }], wrong: [{}, { id: 'i', secret: 's' }] },
  },
];
