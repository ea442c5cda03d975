import type { Json } from '../model/types.ts';
import { literal, textLiteral } from './literal.ts';

/** One thing that steers a mock: `PUT /__mock/faults` with a body. */
export interface Steering {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below `/__mock/`. */
  readonly name: string;
  readonly body?: Json;
  /** Every session, those that come later too. */
  readonly isAll?: boolean;
}

/** The line of a test that does the same; `mocks` is what `startMocks()` gives. */
export function steeringCode(
  api: string,
  { method, name, body, isAll = false }: Steering,
  session: string,
): string {
  const url = `\`\${mocks.url(${textLiteral(api)})}/__mock/${name}${isAll ? '?all' : ''}\``;
  const options = [
    `  method: ${textLiteral(method)},`,
    ...(session === '' || isAll ? [] : [`  headers: ${literal({ 'X-Mock-Session': session })},`]),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${literal(body, '  ')}),`]),
  ];
  const short = `await fetch(${url}, { ${options.map((line) => line.trim().replace(/,$/, '')).join(', ')} });`;
  return short.length <= 110 && !short.includes('\n')
    ? short
    : `await fetch(${url}, {\n${options.join('\n')}\n});`;
}
