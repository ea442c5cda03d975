import { isJsonType, jsonOf, mediaTypeOf } from '../../http/exchange.ts';
import { isSecret } from '../../http/secret-names.ts';
import { show } from '../../judge/finding.ts';
import { judgeResponse } from '../../judge/judge.ts';
import type { RuleId } from '../../judge/rules.ts';
import type { Json } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { jsonMedia, mediaFor } from '../../spec/openapi/media.ts';
import { type Operation, responseFor } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { shapeOf } from '../compare/template.ts';
import { type DriftFinding, drift } from '../finding.ts';
import { unknownFields } from './fields.ts';
import type { Observed } from './observed.ts';

/** What HTTP, gateways and browsers add to any answer. */
const everyday =
  /^(date|server|via|age|vary|etag|expires|pragma|connection|keep-alive|transfer-encoding|trailer|upgrade|location|allow|link|p3p|nel|report-to|alt-svc|retry-after|set-cookie|www-authenticate|last-modified|cache-control|content-.*|access-control-.*|cross-origin-.*|strict-transport-security|referrer-policy|permissions-policy|server-timing|timing-allow-origin|accept-.*|x-(frame-options|content-type-options|xss-protection|powered-by|request-id|robots-tag|dns-prefetch-control|download-options|permitted-cross-domain-policies|envoy-.*|amz.*|cache.*|served-by|timer|forwarded-.*|real-ip|runtime|ratelimit-.*)|cf-.*|ratelimit-.*|sl-violations)$/;

/** Everything in which an observed exchange is not as the spec says: broken promises, then what the spec does not know. */
export function judgeObserved(spec: Spec, operation: Operation, observed: Observed): DriftFinding[] {
  const { response, hasBody } = observed;
  const say = finder(spec, operation, response.status);
  const broken = judgeResponse(spec, operation, response)
    .filter(({ rule }) => hasBody || !/^(body|fixed)-|^content-type$/.test(rule))
    .map(({ rule, at, expected, actual }) =>
      say(rule, at, { expected, actual: withoutSecret(actual), what: at }),
    );
  return [
    ...broken,
    ...acceptedInvalid(spec, operation, observed, say),
    ...unknown(spec, operation, observed, say),
  ];
}

type Say = (
  rule: RuleId,
  at: Pointer,
  said: { expected: string; actual: string; what: string },
) => DriftFinding;

function finder(spec: Spec, { method, path }: Operation, status: number): Say {
  const operation = `${method} ${path}`;
  return (rule, at, { expected, actual, what }) => {
    const isWarning = rule.startsWith('drift-');
    const parts = {
      api: spec.api.name,
      variant: spec.variant,
      operations: [operation],
      spec: spec.locate(at),
      other: undefined,
    };
    const reason = isWarning
      ? 'Callers may come to rely on what nobody promised.'
      : 'Callers that rely on the contract fail here.';
    const level = isWarning ? 'risky' : 'breaking';
    const identity = ['observed', method, shapeOf(path), status, what];
    return drift(rule, { ...parts, level, change: `answer-${status}`, expected, actual, reason }, identity);
  };
}

/** A success although the body that was sent breaks its schema. */
function acceptedInvalid(spec: Spec, operation: Operation, observed: Observed, say: Say): DriftFinding[] {
  const media = jsonMedia(operation.body);
  if (observed.response.status >= 300 || media?.schema === undefined || observed.requestBody === undefined)
    return [];
  if (!isJsonType(observed.requestHeaders['content-type'])) return [];
  const value = parse(observed.requestBody);
  if (value === undefined) return [];
  return spec.schemas
    .check(media.schema.at, value, 'request')
    .filter(({ unpromised }) => !unpromised)
    .slice(0, 1)
    .map(({ at, message, actual }) =>
      say('invalid-accepted', at, { expected: `body: ${message}`, actual: show(actual), what: at }),
    );
}

function unknown(
  spec: Spec,
  operation: Operation,
  { response, hasBody }: Observed,
  say: Say,
): DriftFinding[] {
  const documented = responseFor(operation, response.status);
  if (documented === undefined) return [];
  const names = documented.headers.map(({ name }) => name.toLowerCase());
  const headers = Object.entries(response.headers)
    .filter(([name]) => !names.includes(name) && !everyday.test(name))
    .map(([name, value]) =>
      say('drift-header-undocumented', documented.at, {
        expected: 'no such header',
        actual: `${name}: ${mask(value)}`,
        what: `header ${name}`,
      }),
    );
  const media = mediaFor(documented.media, mediaTypeOf(response));
  const value = hasBody ? jsonOf(response) : undefined;
  if (media?.schema === undefined || value === undefined) return headers;
  const fields = unknownFields(spec.document, media.schema.at, value).map(({ field, at, value: found }) =>
    say('drift-field-undocumented', at, {
      expected: 'no such field',
      actual: `${field} (${typeOf(found)})`,
      what: `field ${field}`,
    }),
  );
  return [...headers, ...fields];
}

/** `#/token is "…"` without the value. */
function withoutSecret(actual: string): string {
  const pointer = /^(#\S*) is /.exec(actual)?.[1];
  return pointer !== undefined && isSecret(pointer.split('/').at(-1) ?? '') ? `${pointer} is ***` : actual;
}

/** Values of unknown headers may be anything, so only their length is told. */
function mask(value: string): string {
  return `${value.length} characters`;
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function parse(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
