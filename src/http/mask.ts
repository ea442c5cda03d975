import { encodedPatterns } from './mask-patterns.ts';

const hidden = '***';

/** How much of the beginning of a secret is enough to hide what follows it: a cut text may hold no more. */
const tellingLength = 12;

/**
 * A text with every secret in it replaced, also where it stands encoded: in a URL, in Base64 (alone or inside something
 * longer), in hexadecimal, JSON or HTML; and where a cut has left only its beginning.
 */
export function mask(text: string, secrets: readonly string[]): string {
  const forms = formsOf(secrets);
  const decoded = escapes.test(text) ? anyEncoding(secrets).reduce(hideMatches, text) : text;
  const masked = forms.reduce((rest, form) => rest.replaceAll(form, hidden), decoded);
  return forms.reduce(hideBeginning, masked);
}

function hideMatches(text: string, pattern: RegExp): string {
  return text.replace(pattern, hidden);
}

/** Where none of these stands, nothing is escaped, wrapped or spelt in hexadecimal with gaps. */
const escapes = /[%\\&\r\n:]|[0-9A-Fa-f]{2}[ ,-]/;

const patterns = new WeakMap<readonly string[], readonly RegExp[]>();

/** Patterns for each secret in which every character may be escaped in a way of its own. */
function anyEncoding(secrets: readonly string[]): readonly RegExp[] {
  const known = patterns.get(secrets) ?? secrets.filter(({ length }) => length > 3).flatMap(encodedPatterns);
  patterns.set(secrets, known);
  return known;
}

const cache = new WeakMap<readonly string[], readonly string[]>();

/** The longest first: what is left of one secret after another was masked would be shown. */
function formsOf(secrets: readonly string[]): readonly string[] {
  const known = cache.get(secrets);
  if (known !== undefined) return known;
  const forms = [...new Set(secrets.filter((secret) => secret !== '').flatMap(formsOfOne))];
  const sorted = forms.sort((a, b) => b.length - a.length);
  cache.set(secrets, sorted);
  return sorted;
}

/** Whatever a server makes of a secret, it mostly says it in JSON. */
function formsOfOne(secret: string): string[] {
  const forms = [
    secret,
    ...inUrls(secret),
    ...inBase64(secret),
    ...inHtml(secret),
    ...(secret.length < 8 ? [] : inHex(secret)),
    inJson(secret),
  ];
  return forms.flatMap((form) => {
    const json = inJson(form);
    return [form, json, json.replaceAll('/', '\\/'), asciiOnly(json)];
  });
}

function inHex(secret: string): string[] {
  const hex = Buffer.from(secret).toString('hex');
  return [hex, hex.toUpperCase()];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inUrls(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const small = encoded.replace(/%../g, (code) => code.toLowerCase());
  return [
    encoded,
    small,
    new URLSearchParams({ s: secret }).toString().slice(2),
    encodeURIComponent(encoded),
  ];
}

/** Whole, without padding, and the part that is the same wherever the secret stands in what was encoded. */
function inBase64(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const whole = bytes.toString('base64');
  const inner = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  const forms = [whole, whole.replace(/=+$/, ''), ...inner.filter(({ length }) => length >= 8)];
  return forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}

function inHtml(secret: string): string[] {
  const escaped = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    escaped,
    escaped.replaceAll('"', '&quot;'),
    escaped.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    escaped.replaceAll('"', '&#34;').replaceAll("'", '&#x27;'),
    escaped.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
  ];
}

function asciiOnly(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Replaces every beginning of a form that is long enough to tell. */
function hideBeginning(text: string, form: string): string {
  const head = form.slice(0, Math.min(tellingLength, Math.max(4, Math.ceil(form.length * 0.75))));
  let masked = '';
  let from = 0;
  for (let at = text.indexOf(head); at !== -1; at = text.indexOf(head, from)) {
    let end = at + head.length;
    while (end < text.length && end - at < form.length && text[end] === form[end - at]) end += 1;
    masked += text.slice(from, at) + hidden;
    from = end;
  }
  return masked + text.slice(from);
}
