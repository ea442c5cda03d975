import { type Form, givenParameters, shownCredentials } from '../model/draft.ts';
import type { Caller, Json, Mock, Operation, Parameter } from '../model/types.ts';
import { literal, textLiteral } from './literal.ts';

/** The request as a call of the client that `generate` writes. */
export function clientCode(mock: Mock, operation: Operation, form: Form, caller: Caller): string {
  const name = `create${pascal(mock.api)}Client`;
  const folder = mock.variant === null ? mock.api : `${mock.api}/variants/${mock.variant}`;
  const given = shownCredentials(operation, form, caller);
  const credentials = Object.fromEntries(given.map((one) => [one.scheme, one.given[caller.identity] ?? '']));
  const shown = given.length === 0 ? '{} as never' : literal(credentials);
  const options = optionsOf(operation, form, caller);
  return [
    `import { ${name} } from '../generated/${folder}/client.ts';`,
    '',
    `const client = ${name}({`,
    `  baseUrl: ${textLiteral(mock.url)},`,
    ...(operation.isOpenApi ? [] : [`  credentials: ${shown},`]),
    '});',
    `const { data, error, response } = await client.${operation.method}(${textLiteral(operation.path)}${options.length === 0 ? '' : `, {`}`,
    ...options,
    options.length === 0 ? ');' : '});',
    'console.log(response.status, data ?? error);',
  ]
    .join('\n')
    .replace(/\n\);/, ');');
}

function optionsOf(operation: Operation, form: Form, { session }: Caller): string[] {
  const places = (['path', 'query', 'header', 'cookie'] as const).flatMap((place): [string, Json][] => {
    const values = givenParameters(operation, form)
      .filter(({ parameter }) => parameter.in === place)
      .map(({ parameter, value }) => [parameter.name, typed(parameter, value)] as const);
    return values.length === 0 ? [] : [[place, Object.fromEntries(values)]];
  });
  const headers = {
    ...(session === '' ? {} : { 'X-Mock-Session': session }),
    ...(form.prefer === '' ? {} : { Prefer: form.prefer }),
  };
  return [
    ...(places.length === 0 ? [] : [`  params: ${literal(Object.fromEntries(places), '  ')},`]),
    ...(Object.keys(headers).length === 0 ? [] : [`  headers: ${literal(headers)},`]),
    ...bodyLines(form),
  ];
}

function bodyLines({ body, mediaType }: Form): string[] {
  if (body === undefined) return [];
  const isJson = /[/+]json\b/.test(mediaType ?? '');
  try {
    if (isJson) return [`  body: ${literal(JSON.parse(body) as Json, '  ')},`];
  } catch {
    // Text that is no JSON goes out as it is
  }
  return [`  body: ${textLiteral(body)} as never,`, '  bodySerializer: String,'];
}

/** A text as the number or the truth value that the parameter is documented to be. */
function typed({ schema }: Parameter, value: Json): Json {
  const node = schema?.value;
  const types = typeof node === 'object' && node !== null && !Array.isArray(node) ? [node.type].flat() : [];
  const isNumber = types.includes('integer') || types.includes('number');
  if (isNumber && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function pascal(name: string): string {
  return name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, __, first: string) => first.toUpperCase());
}
