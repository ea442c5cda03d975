import { jsonOf, mediaTypeOf } from '../../http/exchange.ts';
import type { Json } from '../../shared/json.ts';
import { mediaFor } from '../../spec/openapi/media.ts';
import { responseFor } from '../../spec/operation.ts';
import { createRouter } from '../../spec/route.ts';
import type { Spec } from '../../spec/spec.ts';
import { type DriftFinding, drift } from '../finding.ts';
import { judgeObserved } from '../traffic/judge-observed.ts';
import type { Observed } from '../traffic/observed.ts';
import { basePathOf } from '../upstream/match.ts';
import { unseenFields } from './unseen.ts';

/** What answers have and nobody documents; broken promises were judged by the run. */
export function unknownIn(spec: Spec, answers: readonly Observed[]): DriftFinding[] {
  const route = createRouter(spec.operations, [basePathOf(spec.document)]);
  return answers.flatMap((answer) => {
    const where = route(answer.method, new URL(answer.url).pathname);
    const found = where.found === 'operation' ? judgeObserved(spec, where.operation, answer) : [];
    return found.filter(
      ({ rule }) => rule === 'drift-field-undocumented' || rule === 'drift-header-undocumented',
    );
  });
}

/** Documented fields that no answer of the run had: told, no finding. */
export function neverSeen(spec: Spec, answers: readonly Observed[]): DriftFinding[] {
  const route = createRouter(spec.operations, [basePathOf(spec.document)]);
  const groups = new Map<string, { operation: string; status: number; at: string; values: Json[] }>();
  for (const { method, url, response } of answers) {
    const where = route(method, new URL(url).pathname);
    const documented =
      where.found === 'operation' ? responseFor(where.operation, response.status) : undefined;
    const media = documented === undefined ? undefined : mediaFor(documented.media, mediaTypeOf(response));
    const value = jsonOf(response);
    if (where.found !== 'operation' || media?.schema === undefined || value === undefined) continue;
    const operation = `${method} ${where.operation.path}`;
    const key = `${operation} ${response.status}`;
    const group = groups.get(key) ?? { operation, status: response.status, at: media.schema.at, values: [] };
    groups.set(key, group);
    group.values.push(value);
  }
  return [...groups.values()].flatMap(({ operation, status, at, values }) =>
    unseenFields(spec.document, at, values).map((unseen) => {
      const parts = {
        api: spec.api.name,
        variant: undefined,
        operations: [operation],
        spec: spec.locate(unseen.at),
        other: undefined,
      };
      const said = {
        expected: `answer ${status} ${unseen.field}`,
        actual: 'never seen',
        reason: 'No answer of this run had it.',
      };
      return drift('drift-risky', { ...parts, ...said, level: 'safe', change: 'field-never-seen' }, [
        'live',
        operation,
        status,
        unseen.field,
      ]);
    }),
  );
}
