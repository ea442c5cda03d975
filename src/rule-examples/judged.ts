import type { RuleId } from '../judge/rules.ts';
import type { ProbeKind } from '../probes/probe.ts';
import type { Json } from '../shared/json.ts';

/** An answer of the garden, written short: JSON unless a Content-Type says otherwise. */
export interface ExampleResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Json;
  /** The body as it is, where it is no JSON of a value. */
  readonly text?: string;
}

/** One request, an answer that breaks the rule and one that keeps it. */
export interface JudgedCase {
  readonly rule: RuleId;
  /** What is asked: an operation of `garden.yaml`, as a probe of this kind, and the promised statuses. */
  readonly operation: string;
  readonly kind: ProbeKind;
  readonly promised: readonly string[];
  readonly request: {
    readonly key?: string;
    readonly path?: string;
    readonly method?: string;
    readonly body?: Json;
  };
  readonly breaks: ExampleResponse;
  readonly keeps: ExampleResponse;
}

const bed = { id: 'b1', name: 'roses', area: 4 };
const refused = { ok: false, error: 'refused' };
const good: ExampleResponse = { status: 200, json: bed };
const created: ExampleResponse = {
  status: 201,
  headers: { location: '/beds/b4' },
  json: { ...bed, id: 'b4' },
};
const read = {
  operation: 'readBed',
  kind: 'valid',
  promised: ['200'],
  request: { path: '/beds/b1' },
  keeps: good,
} as const;
const set = { operation: 'setBed', request: { path: '/beds/b1', body: { name: 'roses', area: 4 } } } as const;
const add = {
  operation: 'addBed',
  kind: 'valid',
  promised: ['201'],
  request: { body: { name: 'roses', area: 4 } },
  keeps: created,
} as const;

/** The rules that one answer can break. */
export const judgedCases: readonly JudgedCase[] = [
  { ...read, rule: 'server-error', breaks: { status: 500, json: refused } },
  { ...read, rule: 'status-undocumented', breaks: { status: 418, json: refused } },
  {
    ...read,
    rule: 'status-unpromised',
    kind: 'missing',
    promised: ['404'],
    request: { path: '/beds/b9' },
    breaks: { status: 401, json: refused },
    keeps: { status: 404, json: refused },
  },
  {
    ...set,
    rule: 'invalid-accepted',
    kind: 'invalid',
    promised: ['400'],
    request: { ...set.request, body: { name: '', area: 4 } },
    breaks: good,
    keeps: { status: 400, json: refused },
  },
  {
    ...set,
    rule: 'valid-refused',
    kind: 'boundary',
    promised: ['200'],
    request: { ...set.request, body: { name: 'r', area: 1 } },
    breaks: { status: 400, json: refused },
    keeps: { status: 200, json: { id: 'b1', name: 'r', area: 1 } },
  },
  {
    ...read,
    rule: 'credentials-ignored',
    kind: 'wrong credentials',
    promised: ['401'],
    request: { ...read.request, key: 'invalid' },
    breaks: good,
    keeps: { status: 401, json: refused },
  },
  {
    ...set,
    rule: 'permission-ignored',
    kind: 'permission',
    promised: ['403'],
    request: { ...set.request, key: 'unprivileged' },
    breaks: good,
    keeps: { status: 403, json: refused },
  },
  {
    ...read,
    rule: 'missing-accepted',
    kind: 'missing',
    promised: ['404'],
    request: { path: '/beds/b9' },
    breaks: { status: 200, json: { ...bed, id: 'b9' } },
    keeps: { status: 404, json: refused },
  },
  {
    ...read,
    rule: 'method-accepted',
    kind: 'method',
    promised: [],
    request: { path: '/beds/b1', method: 'PATCH' },
    breaks: { status: 200, json: bed },
    keeps: { status: 405, json: refused },
  },
  {
    ...read,
    rule: 'content-type',
    breaks: { status: 200, headers: { 'content-type': 'text/html' }, text: '<p>roses</p>' },
  },
  { ...read, rule: 'body-unparsable', breaks: { status: 200, text: '{"id":"b1",' } },
  { ...read, rule: 'body-missing', breaks: { status: 200, text: '' } },
  {
    operation: 'removeBed',
    kind: 'valid',
    promised: ['204'],
    request: { path: '/beds/b1' },
    rule: 'body-unpromised',
    breaks: { status: 204, text: 'gone' },
    keeps: { status: 204, text: '' },
  },
  { ...read, rule: 'body-schema', breaks: { status: 200, json: { ...bed, area: 'four' } } },
  {
    ...read,
    rule: 'fixed-value',
    kind: 'missing',
    promised: ['404'],
    request: { path: '/beds/b9' },
    breaks: { status: 404, json: { ...refused, ok: true } },
    keeps: { status: 404, json: refused },
  },
  { ...add, rule: 'header-missing', breaks: { status: 201, json: created.json ?? null } },
  { ...add, rule: 'header-schema', breaks: { ...created, headers: { location: '/fields/4' } } },
  { ...read, rule: 'value-contradicts', breaks: { status: 200, json: { ...bed, id: 'b2' } } },
  {
    ...read,
    rule: 'leak-stack',
    breaks: { status: 200, json: { ...bed, note: 'TypeError: x\n    at dig (/srv/garden.js:7:12)' } },
  },
  {
    ...read,
    rule: 'leak-credential',
    request: { path: '/beds/b1', key: 'spade-and-bucket' },
    breaks: { status: 200, json: { ...bed, note: 'dug with spade-and-bucket' } },
  },
  {
    ...read,
    rule: 'bytes-charset',
    breaks: { status: 200, headers: { 'content-type': 'application/json; charset=utf-16' }, json: bed },
  },
  { ...read, rule: 'field-undocumented', breaks: { status: 200, json: { ...bed, gardener: 'Ann' } } },
];
