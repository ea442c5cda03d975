import { asCalled } from './remote-call.ts';
import { type RequestDraft, type ShowCredential, toHttp } from './request.ts';

/** Where a command line sends its requests, and how it shows credentials. */
export interface CurlTarget {
  readonly name: string;
  readonly url: string;
  display(...credential: Parameters<ShowCredential>): string;
}

/** The curl command that repeats a request. Credentials stand as environment variables, never as values. */
export function curlOf(draft: RequestDraft, target: CurlTarget): string {
  const shown: string[] = [];
  const request = toHttp(
    asCalled(draft),
    target.name === 'mock' ? target.url : target.name,
    (credential, identity) => {
      const text = target.display(credential, identity);
      if (text.includes('$')) shown.push(text);
      return text;
    },
  );
  const { method, headers, body } = request;
  const parts = [method === 'HEAD' ? 'curl -I' : 'curl -i'];
  if (method !== 'GET' && method !== 'HEAD') parts.push(`-X ${method}`);
  parts.push(quote(request.url, shown));
  for (const [name, value] of Object.entries(headers)) {
    if (name !== 'accept') parts.push(`-H ${quote(`${name}: ${value}`, shown)}`);
  }
  // Without it curl says of every body that it is a form.
  if (body !== undefined && headers['content-type'] === undefined) parts.push(`-H 'content-type:'`);
  if (body !== undefined) parts.push(`--data-raw ${quote(body, [])}`);
  return parts.join(' ');
}

/** A text as one word of a shell in which `shown`, environment variables or made of them, are not quoted. */
function quote(text: string, shown: readonly string[]): string {
  const variable = shown.find((name) => text.endsWith(name));
  const isPlain = variable !== undefined && /^[\w :-]*$/.test(text.slice(0, -variable.length));
  if (isPlain) return `"${text}"`;
  const word = `'${text.replaceAll("'", "'\\''")}'`;
  return shown.reduce(
    (quoted, name) =>
      [name, encodeURIComponent(name)].reduce(
        (all, form) => all.replaceAll(form, () => `'"${name}"'`),
        quoted,
      ),
    word,
  );
}
