import { type HttpResponse, isJsonType, jsonOf, mediaTypeOf } from '../http/exchange.ts';
import { mediaFor } from '../spec/openapi/media.ts';
import type { Media, NamedExample, Operation, Response } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { xmlBody } from '../wire/xml-body.ts';
import { judgeValue } from './answer-value.ts';
import { show } from './finding.ts';
import type { JudgedFinding } from './judged-finding.ts';

export function judgeBody(
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

function typesOf(documented: Response): string {
  return documented.media.map(({ type }) => type).join(' or ');
}

function excerpt(response: HttpResponse): string {
  const text = response.body.toString('utf8').replace(/\s+/g, ' ');
  return show(text.slice(0, 120));
}
