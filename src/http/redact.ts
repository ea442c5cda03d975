import { isObject, type Json } from '../shared/json.ts';

const hidden = '***';

/** Names of headers and fields whose values are credentials, whatever the value: those that a server hands out too. */
const credential =
  /^(set-cookie|cookie|authorization|proxy-authorization|www-authenticate-token)$|(^|[-_.])(token|secret|password|passwd|passphrase|passcode|credentials?|session[-_]?id|sid|jwt|otp|api[-_]?key|private[-_]?key|access[-_]?key|signature|sig)$/i;

/** A value shaped like a token, wherever it stands: JSON Web Tokens and the tokens of well-known vendors. */
const shapes =
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|sk_(?:live|test)_\w{16,}|AKIA[0-9A-Z]{16})\b/g;

/** True for the name of a header or field that holds a credential. */
export function holdsCredential(name: string): boolean {
  return credential.test(name.replace(/(?<=[a-z])(?=[A-Z])/g, '-'));
}

/**
 * What to hide besides known secrets: names of headers or of JSON fields, and JSON pointers (`#/data/token`, `*` for
 * every item) into bodies.
 */
export type Redaction = readonly string[];

/** Headers with credentials hidden, and what `redaction` names. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  redaction: Redaction,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isHidden(name, redaction) && value !== '' ? hiddenValue(name, value) : withoutTokens(value),
    ]),
  );
}

/** A body with the same hidden; text that is no JSON keeps its words, but for tokens. */
export function redactBody(text: string, redaction: Redaction): string {
  const pointers = redaction.filter((one) => one.startsWith('#/')).map((one) => one.slice(2).split('/'));
  const inside = pointers.length === 0 ? text : withoutPointers(text, pointers);
  const told = redaction.length === 0 ? inside : withoutNamed(inside, redaction);
  const named = told.replace(
    /"((?:[^"\\]|\\.){1,80})"(\s*:\s*)"((?:[^"\\]|\\.)*)("|$)/g,
    (whole, name: string, colon: string, value: string, end: string) =>
      isHidden(name, redaction) && value.length > 3 ? `"${name}"${colon}"${hidden}${end}` : whole,
  );
  return withoutTokens(named);
}

/** A number or a short text under a name that a person gave is hidden too. */
function withoutNamed(text: string, redaction: Redaction): string {
  return text.replace(
    /"((?:[^"\\]|\\.){1,80})"(\s*:\s*)(-?\d[\d.eE+-]*|"(?:[^"\\]|\\.)*")/g,
    (whole, name: string, colon: string) =>
      isNamed(name, redaction) ? `"${name}"${colon}"${hidden}"` : whole,
  );
}

/** The values, as texts, that a redaction takes out of headers and a body: what must not stand elsewhere either. */
export function redactedValues(
  headers: Readonly<Record<string, string>>,
  text: string,
  redaction: Redaction,
): string[] {
  if (redaction.length === 0) return [];
  const named = Object.entries(headers).filter(([name]) => isNamed(name, redaction));
  const values = named.map(([, value]) => value);
  const pointers = redaction.filter((one) => one.startsWith('#/')).map((one) => one.slice(2).split('/'));
  const body = parsed(text);
  for (const steps of pointers) values.push(...scalarsAt(body, steps));
  collectNamed(body, redaction, values);
  return values.filter(({ length }) => length > 3);
}

function collectNamed(value: Json | undefined, redaction: Redaction, into: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && isNamed(name, redaction)) into.push(...scalarsAt(inner as Json, []));
    else collectNamed(inner as Json, redaction, into);
  }
}

/** The texts and numbers at a place, and below it. */
function scalarsAt(value: Json | undefined, [step, ...rest]: readonly string[]): string[] {
  if (typeof value === 'string' || typeof value === 'number')
    return step === undefined ? [String(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  if (step === undefined) return entries.flatMap(([, inner]) => scalarsAt(inner, []));
  return entries.flatMap(([name, inner]) => (step === '*' || step === name ? scalarsAt(inner, rest) : []));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isNamed(name: string, redaction: Redaction): boolean {
  return redaction.some((one) => one.toLowerCase() === name.toLowerCase());
}

function withoutTokens(text: string): string {
  return text.replace(shapes, hidden);
}

function isHidden(name: string, redaction: Redaction): boolean {
  return holdsCredential(name) || isNamed(name, redaction);
}

/** Of a cookie that is set, the name and the attributes say what a reader needs. */
function hiddenValue(name: string, value: string): string {
  return name.toLowerCase() === 'set-cookie'
    ? value.replace(/(^|,\s*)([^=;,\s]+)=[^;,]*/g, `$1$2=${hidden}`)
    : hidden;
}

function withoutPointers(text: string, pointers: readonly (readonly string[])[]): string {
  const value = parsed(text);
  return value === undefined
    ? text
    : JSON.stringify(pointers.reduce((rest, steps) => without(rest, steps), value));
}

function without(value: Json, [step, ...rest]: readonly string[]): Json {
  if (step === undefined) return hidden;
  if (Array.isArray(value))
    return value.map((item, index) => (step === '*' || step === String(index) ? without(item, rest) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      step === '*' || step === name ? without(inner, rest) : inner,
    ]),
  );
}
