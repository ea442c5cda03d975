import { isObject, type Json } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import type { Media, NamedExample } from '../spec/operation.ts';
import type { Violation } from '../spec/schemas.ts';
import type { Spec } from '../spec/spec.ts';
import { sitesOf } from '../values/sites.ts';
import { explain, promisedSchema, reader } from './branch.ts';
import { show } from './finding.ts';
import type { JudgedFinding } from './judged-finding.ts';
import { isShownByDocument } from './shown-by-document.ts';

export function judgeValue(
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
  const isWrong = violations.length > 0 && spec.schemas.check(media.schema.at, value, 'response').length > 0;
  const blamed = isWrong
    ? violations.filter((one) => !isShownByDocument(spec.document, media, one))
    : violations;
  return firstOfEach(blamed).map((violation) => ({
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
