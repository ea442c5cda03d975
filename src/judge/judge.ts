import { type Exchange, type HttpResponse, isJsonType, jsonOf, mediaTypeOf } from '../http/exchange.ts';
import { isRefusal, type Probe, type ProbeKind } from '../probes/probe.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { mediaFor } from '../spec/openapi/media.ts';
import { followRef } from '../spec/openapi/read.ts';
import {
  type Media,
  type NamedExample,
  type Operation,
  type Response,
  responseFor,
} from '../spec/operation.ts';
import { idIn } from '../spec/resource.ts';
import type { Violation } from '../spec/schemas.ts';
import type { Spec } from '../spec/spec.ts';
import { accepts, branches } from '../values/applicable.ts';
import { sitesOf } from '../values/sites.ts';
import { headerValueOf } from '../wire/header.ts';
import { xmlBody } from '../wire/xml-body.ts';
import { show } from './finding.ts';
import { judgeHygiene, judgeUndocumented } from './hygiene.ts';
import type { JudgedFinding } from './judged-finding.ts';
import type { RuleId } from './rules.ts';

/** Everything in which an exchange breaks what is promised to a probe. Empty when all is well. */
export function judge(spec: Spec, probe: Probe, exchange: Exchange): JudgedFinding[] {
  const { response } = exchange;
  if (response === undefined) return [];
  const hygiene = judgeHygiene(probe.operation, exchange);
  const status = judgeStatus(probe, response);
  if (status !== undefined) return [status, ...hygiene];
  const documented = responseFor(probe.operation, response.status);
  // What another method answers is documented nowhere.
  if (documented === undefined || probe.draft?.method !== undefined) return hygiene;
  return [
    ...judgeAnswer(spec, probe.operation, documented, response, probe.promise.examples),
    ...judgeEcho(probe, response),
    ...judgeUndocumented(spec, probe.operation, response),
    ...hygiene,
  ];
}

/** An answer that names the thing it is about names the one that was asked for. */
function judgeEcho({ draft, operation }: Probe, response: HttpResponse): JudgedFinding[] {
  const body = response.status < 300 ? jsonOf(response) : undefined;
  if (draft === undefined || !isObject(body) || operation.method === 'POST') return [];
  return Object.entries(draft.path).flatMap(([name, sent]): JudgedFinding[] => {
    if (!operation.path.endsWith(`{${name}}`)) return [];
    const said = idIn(body, name);
    const isSame =
      said === undefined || said === sent || (!(name in body) && shapeOf(said) !== shapeOf(sent));
    if (isSame) return [];
    return [
      {
        rule: 'value-contradicts',
        at: operation.at,
        expected: `${name} is ${show(sent)}`,
        actual: show(said),
      },
    ];
  });
}

/** Two ids of one kind look alike; a number is no name. */
function shapeOf(id: string): string {
  return /^\d+$/.test(id) ? 'number' : `${/^[0-9a-f-]+$/i.test(id) ? 'hex' : 'text'} ${id.length}`;
}

/** Everything in which a response breaks what its status documents, whatever was asked. */
export function judgeResponse(spec: Spec, operation: Operation, response: HttpResponse): JudgedFinding[] {
  const documented = responseFor(operation, response.status);
  if (documented === undefined) return [undocumented(operation, response)];
  return judgeAnswer(spec, operation, documented, response, []);
}

function judgeStatus({ operation, promise, kind }: Probe, response: HttpResponse): JudgedFinding | undefined {
  if (promise.lenient && response.status < 500) return undefined;
  const documented = responseFor(operation, response.status);
  const isPromised =
    documented !== undefined &&
    promise.statuses.includes(documented.status) &&
    (!/^default$/i.test(documented.status) || isRightKind(kind, response.status));
  if (isPromised) return undefined;
  const anyRefusal = promise.statuses.length === 0;
  if (anyRefusal && response.status >= 400 && response.status < 500) return undefined;
  const expected = anyRefusal ? 'a refusal (4xx)' : promise.statuses.join(' or ');
  return {
    rule: statusRule(kind, response.status, documented),
    at: promise.at,
    expected: `status ${expected}`,
    actual: `status ${response.status}`,
  };
}

/** `default` stands for refusals where one is promised, and for anything but a refusal where none is. */
function isRightKind(kind: ProbeKind, status: number): boolean {
  return isRefusal(kind)
    ? status >= 400 && status < 500
    : kind === 'example' || kind === 'response' || status < 400;
}

/** The rule says what the wrong status means for the one who relies on it. */
function statusRule(kind: ProbeKind, status: number, documented: Response | undefined): RuleId {
  if (status >= 500) return 'server-error';
  const accepted = acceptedRules[kind];
  if (status < 300 && accepted !== undefined) return accepted;
  if (documented === undefined) return 'status-undocumented';
  return (kind === 'valid' || kind === 'boundary') && status >= 400 ? 'valid-refused' : 'status-unpromised';
}

const acceptedRules: Partial<Record<ProbeKind, RuleId>> = {
  invalid: 'invalid-accepted',
  malformed: 'invalid-accepted',
  'no credentials': 'credentials-ignored',
  'wrong credentials': 'credentials-ignored',
  permission: 'permission-ignored',
  missing: 'missing-accepted',
  method: 'method-accepted',
};

function undocumented(operation: Operation, response: HttpResponse): JudgedFinding {
  const known = operation.responses.map(({ status }) => status).join(', ');
  return {
    rule: 'status-undocumented',
    at: operation.at,
    expected: `one of ${known}`,
    actual: `status ${response.status}`,
  };
}

function judgeAnswer(
  spec: Spec,
  operation: Operation,
  documented: Response,
  response: HttpResponse,
  examples: readonly NamedExample[],
): JudgedFinding[] {
  return [
    ...judgeHeaders(spec, documented, response),
    ...judgeBody(spec, operation, documented, response, examples),
  ];
}

function judgeHeaders(spec: Spec, documented: Response, response: HttpResponse): JudgedFinding[] {
  return documented.headers.flatMap((header): JudgedFinding[] => {
    const value = response.headers[header.name.toLowerCase()];
    if (value === undefined) {
      if (!header.required) return [];
      return [{ rule: 'header-missing', at: header.at, expected: `header ${header.name}`, actual: 'none' }];
    }
    if (header.schema === undefined) return [];
    const pointer = header.schema.at;
    const forms: Json[] = [
      value,
      ...(/^-?\d+(\.\d+)?$/.test(value) ? [Number(value)] : []),
      ...(/^(true|false)$/.test(value) ? [value === 'true'] : []),
      value.split(/,\s*/),
      headerValueOf(spec.document, header, value),
    ];
    if (forms.some((form) => spec.schemas.check(pointer, form, 'response').length === 0)) return [];
    const [violation] = spec.schemas.check(pointer, value, 'response');
    return [
      {
        rule: 'header-schema',
        at: violation?.at ?? pointer,
        expected: `header ${header.name}: ${violation?.message}`,
        actual: show(value),
      },
    ];
  });
}

function judgeBody(
  spec: Spec,
  operation: Operation,
  documented: Response,
  response: HttpResponse,
  examples: readonly NamedExample[],
): JudgedFinding[] {
  const type = mediaTypeOf(response);
  const isEmpty = response.body.length === 0;
  if (operation.method === 'HEAD') return [];
  if (documented.media.length === 0) return judgeNoBody(documented, response);
  if (isEmpty) {
    // These statuses never have one, whatever is documented
    if (/^(1..|204|205|304)$/.test(String(response.status))) return [];
    return documented.media.some((media) => media.schema !== undefined)
      ? [
          {
            rule: 'body-missing',
            at: documented.at,
            expected: `a body of ${typesOf(documented)}`,
            actual: 'an empty body',
          },
        ]
      : [];
  }
  const media = mediaFor(documented.media, type);
  if (media === undefined) {
    return [
      {
        rule: 'content-type',
        at: documented.at,
        expected: typesOf(documented),
        actual: `${type ?? 'no Content-Type'}, ${excerpt(response)}`,
      },
    ];
  }
  if (/[/+]xml$/.test(type ?? '')) return judgeXml(spec, media, response);
  if (!isJsonType(type)) return [];
  const value = jsonOf(response);
  if (value === undefined) {
    return [{ rule: 'body-unparsable', at: media.at, expected: 'JSON', actual: excerpt(response) }];
  }
  return judgeValue(spec, media, value, examples);
}

/** XML is read as its schema says it is written; a schema that describes a text alone says nothing of it. */
function judgeXml(spec: Spec, media: Media, response: HttpResponse): JudgedFinding[] {
  const { schema } = media;
  if (schema === undefined || schema.schema.type === 'string') return [];
  const value = xmlBody(spec.document, schema.at, response.body.toString('utf8'));
  if (value === undefined)
    return [{ rule: 'body-unparsable', at: media.at, expected: 'XML', actual: excerpt(response) }];
  return judgeValue(spec, media, value, []);
}

/** Statuses that never carry a body, and answers for which none is documented. */
function judgeNoBody(documented: Response, response: HttpResponse): JudgedFinding[] {
  const announced = response.headers['content-length'] ?? '0';
  const carries =
    response.body.length > 0 || (announced !== '0' && /^(204|205|304)$/.test(String(response.status)));
  if (!carries || !documented.status.startsWith('2')) return [];
  return [
    {
      rule: 'body-unpromised',
      at: documented.at,
      expected: 'no body',
      actual: response.body.length > 0 ? excerpt(response) : `Content-Length ${announced}`,
    },
  ];
}

function judgeValue(
  spec: Spec,
  media: Media,
  value: Json,
  examples: readonly NamedExample[],
): JudgedFinding[] {
  if (media.schema === undefined) return [];
  const secrets = writeOnlyIn(spec, media.schema.at, value);
  if (secrets.length > 0) return secrets;
  const promised = explain(spec, promisedSchema(spec, media, value, examples), value);
  // What stands beside the alternatives counts too.
  const violations = promised.length > 0 ? promised : explain(spec, media.schema.at, value);
  return firstOfEach(violations).map((violation) => ({
    rule: violation.keyword === 'const' || violation.keyword === 'enum' ? 'fixed-value' : 'body-schema',
    at: violation.at,
    expected: expectation(violation),
    actual: whatCame(violation),
  }));
}

/** What came instead, said of the thing that came: `#/remove is missing; the body has success, update`. */
function whatCame({ keyword, path, actual, expected, message }: Violation): string {
  if (keyword !== 'required') return `${path} is ${show(actual)}`;
  const place = path === '#' ? 'the body' : path;
  const names = isObject(actual) ? Object.keys(actual) : [];
  const shown = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');
  const wanted = Array.isArray(expected) ? expected.map(String) : [];
  const absent = wanted.filter((name) => !names.includes(name));
  const missing = absent.find((name) => message.includes(name)) ?? absent[0] ?? '';
  return `${path}/${missing} is missing; ${place} has ${names.length === 0 ? 'no field' : shown}`;
}

/** Fields that are sent and never shown; a mask in their place shows nothing. */
function writeOnlyIn(spec: Spec, pointer: Pointer, value: Json): JudgedFinding[] {
  return sitesOf(reader(spec), pointer, value).flatMap((site): JudgedFinding[] => {
    const hidden = site.schemas.find(({ schema }) => schema.writeOnly === true);
    const isShown = site.value !== null && site.value !== '' && !/^[*\u2022xX]{3,}/.test(String(site.value));
    if (hidden === undefined || !isShown) return [];
    const actual = `${site.path} is there`;
    return [
      {
        rule: 'body-schema',
        at: hidden.at,
        expected: `${site.path} is writeOnly: no answer shows it`,
        actual,
      },
    ];
  });
}

/** Where an example promises one branch of `oneOf` or `anyOf`, that branch; else the whole schema. */
function promisedSchema(spec: Spec, media: Media, value: Json, examples: readonly NamedExample[]): Pointer {
  const whole = media.schema?.at ?? '#';
  const own = examples.filter((example) => media.examples.some((known) => known.at === example.at));
  if (own.length === 0) return whole;
  const choices = alternativesOf(spec, whole);
  const promised = choices.filter((choice) =>
    own.some((example) => accepts(reader(spec), choice, example.value)),
  );
  if (promised.length === 0 || promised.length === choices.length) return whole;
  return promised.find((choice) => accepts(reader(spec), choice, value)) ?? closest(spec, promised, value);
}

/** True where an example and a value take the same branch of a schema that has several. */
export function sharesBranch(spec: Spec, media: Media, example: Json, value: Json): boolean {
  if (media.schema === undefined) return false;
  return alternativesOf(spec, media.schema.at).some(
    (choice) => accepts(reader(spec), choice, example) && accepts(reader(spec), choice, value),
  );
}

/** The violations that tell most: of alternatives, those of the one that fits best. */
export function explain(spec: Spec, pointer: Pointer, value: Json): Violation[] {
  const violations = spec.schemas.check(pointer, value, 'response');
  if (violations.length === 0) return [];
  const choices = alternativesOf(spec, pointer);
  if (choices.length > 0 && choices.every((choice) => !accepts(reader(spec), choice, value))) {
    return explain(spec, closest(spec, choices, value), value);
  }
  const telling = violations.filter(
    ({ keyword }) => !/^(anyOf|oneOf|allOf|\$ref|then|else|if)$/.test(keyword),
  );
  return telling.length > 0 ? telling : violations;
}

function closest(spec: Spec, choices: readonly Pointer[], value: Json): Pointer {
  const cost = (choice: Pointer) =>
    spec.schemas
      .check(choice, value, 'response')
      .reduce((sum, { keyword }) => sum + (keyword === 'type' || keyword === 'required' ? 2 : 1), 0);
  return [...choices].sort((a, b) => cost(a) - cost(b))[0] ?? '#';
}

function alternativesOf(spec: Spec, pointer: Pointer): Pointer[] {
  const [schema, here] = followRef(spec.document, pointer);
  return [
    ...branches(here, schema as JsonObject, 'oneOf'),
    ...branches(here, schema as JsonObject, 'anyOf'),
  ].map((choice) => followRef(spec.document, choice)[1]);
}

function reader(spec: Spec) {
  return { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
}

/** One violation per keyword in the spec: a list of a hundred wrong items is one finding. */
function firstOfEach(violations: readonly Violation[]): Violation[] {
  return [
    ...new Map([...violations].reverse().map((violation) => [violation.at, violation])).values(),
  ].reverse();
}

function expectation(violation: Violation): string {
  const place = violation.path === '#' ? 'the body' : violation.path;
  if (violation.keyword === 'const') return `${place} is ${show(violation.expected)}`;
  if (violation.keyword === 'enum') return `${place} is one of ${JSON.stringify(violation.expected)}`;
  return `${place} ${violation.message}`;
}

function typesOf(documented: Response): string {
  return documented.media.map(({ type }) => type).join(' or ');
}

function excerpt(response: HttpResponse): string {
  const text = response.body.toString('utf8').replace(/\s+/g, ' ');
  return show(text.slice(0, 120));
}
