import type { HttpDraft } from '../model/types.ts';

/** The request as a curl command of a POSIX shell. */
export function curlCode({ method, url, headers, cookies, body }: HttpDraft): string {
  const verb = method === 'GET' || method === 'HEAD' ? '' : ` -X ${method}`;
  const parts = [`${method === 'HEAD' ? 'curl -I' : 'curl -i'}${verb} ${quoted(url)}`];
  for (const [name, value] of Object.entries(headers))
    parts.push(`-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`);
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  if (pairs.length > 0) parts.push(`-b ${quoted(pairs.join('; '))}`);
  if (body !== undefined) parts.push(`--data-raw ${quoted(body)}`);
  return parts.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
