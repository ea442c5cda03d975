import type { RecordedExchange } from '../http/record.ts';
import type { Finding } from '../judge/finding.ts';
import { limitedIn, type ProbeResult, type RunResult, totalsOf } from '../judge/result.ts';
import { asStarted } from '../shared/program.ts';
import { apiArgument } from '../spec/apis.ts';

/** What the request was meant to be. */
export function intentOf({ kind }: Pick<ProbeResult, 'kind'>): string {
  const words: Readonly<Record<string, string>> = {
    example: 'valid (a documented example)',
    malformed: 'invalid (not readable)',
    permission: 'valid, by an identity without the permission',
    missing: 'valid, for something that is not there',
    method: 'invalid (a method that is not documented)',
    response: 'none',
    run: 'about this run',
  };
  return words[kind] ?? kind;
}

/** The command that asks this one again; undefined for a finding about the run itself. */
export function againOf(run: RunResult, { target, kind }: ProbeResult, finding: Finding): string | undefined {
  if (kind === 'run') return undefined;
  const flags = [
    apiArgument(finding.api),
    ...(target === 'mock' ? [] : [`--target ${quote(target)}`]),
    ...(run.flags ?? []),
    `--probe ${quote(finding.probe)}`,
  ];
  return asStarted(`npm run contract -- ${flags.join(' ')}`);
}

/** A text as one word of a shell. */
export function quote(text: string): string {
  return /^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A request as a person writes it: method and path, headers, body. */
export function requestLines({ method, url, headers, body }: RecordedExchange['request']): string[] {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const path = parsed === undefined ? url : `${parsed.pathname}${parsed.search}`;
  const fields = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'accept');
  return [
    `${method} ${path}`,
    ...fields.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [body === '' ? '(an empty body)' : cut(body, 600)]),
  ];
}

/** Of several exchanges the one that a finding's curl line repeats; the last where none is. */
export function tellingExchange({ exchanges }: ProbeResult, { curl }: Finding): RecordedExchange | undefined {
  const repeated = exchanges.findLast(({ request }) => {
    const method =
      request.method === 'GET' ? !curl.includes(' -X ') : curl.includes(` -X ${request.method} `);
    return method && curl.includes(`'${request.url}'`);
  });
  return repeated ?? exchanges.at(-1);
}

/** What a probe of several requests did, a line each; nothing for one that sent a single request. */
export function stepLines({ exchanges }: ProbeResult): string[] {
  if (exchanges.length < 2) return [];
  return exchanges.map((exchange, index) => {
    const [start = ''] = requestLines(exchange.request);
    const { response, failure } = exchange;
    return `${index + 1}. ${start} → ${response === undefined ? (failure ?? 'no answer') : response.status}`;
  });
}

/** A text in at most `length` characters. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** A text that a terminal only shows: a server's control characters could move its cursor or recolour it. */
export function printable(text: string): string {
  let clean = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const isControl = (code < 0x20 && char !== '\n') || (code >= 0x7f && code < 0xa0);
    clean += isControl ? '\uFFFD' : char;
  }
  return clean;
}

/** `88 verified, 1 failed, 3 pending`. */
export function countsOf(results: readonly ProbeResult[]): string {
  const { verified, failed, expected, pending, broken } = totalsOf(results);
  const parts = [`${verified} verified`, `${failed} failed`];
  if (expected > 0) parts.push(`${expected} expected ${expected === 1 ? 'failure' : 'failures'}`);
  parts.push(`${pending} pending`);
  if (broken > 0) parts.push(`${broken} could not run`);
  return parts.join(', ');
}

/** `429: 12 waited out`; undefined where the target never said that it is asked too fast. */
export function limitedClause(results: readonly ProbeResult[]): string | undefined {
  const limited = limitedIn(results);
  return limited === 0 ? undefined : `429: ${limited} waited out`;
}

/** `against the mock`, or `against https://…`. */
export function targetClause({ target }: Pick<RunResult, 'target'>): string {
  return target === 'mock' ? 'against the mock' : `against ${target}`;
}

/** `rocketchat`, or `rocketchat (8.x)`. */
export function titleOf({ name, variant }: RunResult['apis'][number]): string {
  return variant === undefined ? name : `${name} (${variant})`;
}

/** Groups of equal texts with their counts, the most frequent first. */
export function countedBy<T>(list: readonly T[], textOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(textOf(item));
    if (group === undefined) groups.set(textOf(item), [item]);
    else group.push(item);
  }
  return [...groups.entries()].sort(([, a], [, b]) => b.length - a.length);
}
