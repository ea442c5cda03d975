import type { HttpDraft, Json } from '../model/types.ts';
import { literal, textLiteral } from './literal.ts';

/** The request as a call of `fetch`. */
export function fetchCode({ method, url, headers, cookies, body }: HttpDraft): string {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const shown = pairs.length === 0 ? headers : { ...headers, cookie: pairs.join('; ') };
  const lines = [`const response = await fetch(${textLiteral(url)}, {`];
  if (method !== 'GET') lines.push(`  method: ${textLiteral(method)},`);
  if (Object.keys(shown).length > 0) lines.push(`  headers: ${literal({ ...shown }, '  ')},`);
  if (body !== undefined) lines.push(`  body: ${bodyCode(body)},`);
  lines.push('});', 'console.log(response.status, await response.text());');
  return lines.join('\n').replace(/, \{\n\}\)/, ')');
}

/** JSON as the value that it says, where that gives the same JSON again. */
function bodyCode(body: string): string {
  const value = read(body);
  return value === undefined ? textLiteral(body) : `JSON.stringify(${literal(value, '  ')})`;
}

function read(body: string): Json | undefined {
  try {
    const value = JSON.parse(body) as Json;
    const isSame = JSON.stringify(value) === JSON.stringify(JSON.parse(JSON.stringify(value)));
    return typeof value === 'object' && value !== null && isSame ? value : undefined;
  } catch {
    return undefined;
  }
}
