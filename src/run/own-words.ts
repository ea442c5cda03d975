import type { RequestDraft } from '../http/request.ts';
import { isObject, type Json } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Operation, Parameter } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';

/** What tells that a text has a grammar or a vocabulary of its own, which no schema says. */
const said =
  /\b(matchers?|expressions?|regex(es|p)?|filters?|syntax|selectors?|(the )?names? of|one of|type of)\b/i;
const called =
  /^(filters?|selectors?|where|expr(ession)?|match(es|er)?|order(_?by)?|sort(_?by)?|fields?|expand|include)$/i;

/**
 * The optional query parameter of a draft that takes words of the server's own: a free text, without options, pattern,
 * format or example, that is described as a filter, an expression or a name. What the suite makes up is none of them.
 */
export function ownWordsIn(spec: Spec, operation: Operation, { query }: RequestDraft): string | undefined {
  return operation.parameters.find(
    (parameter) =>
      parameter.in === 'query' &&
      !parameter.required &&
      query.some(([name]) => name === parameter.name) &&
      isFree(spec, parameter) &&
      (called.test(parameter.name) || said.test(describedBy(at(spec.document, parameter.at)))),
  )?.name;
}

function isFree({ document }: Spec, parameter: Parameter): boolean {
  const { schema } = parameter.schema ?? {};
  const own = at(document, parameter.at);
  if (schema === undefined || (isObject(own) && (own.example !== undefined || own.examples !== undefined)))
    return false;
  const text = schema.type === 'array' && isObject(schema.items) ? schema.items : schema;
  const narrowing = ['enum', 'pattern', 'format', 'example', 'examples', 'default', 'const'];
  return text.type === 'string' && narrowing.every((word) => text[word] === undefined);
}

const describedBy = (value: Json | undefined) =>
  isObject(value) && typeof value.description === 'string' ? value.description : '';
