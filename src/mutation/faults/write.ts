import { type Pair, pairsOf } from '../../context/pair.ts';
import { differentBody } from '../../laws/different.ts';
import { requestReader } from '../../probes/context.ts';
import { isObject, sameJson } from '../../shared/json.ts';
import { jsonMedia } from '../../spec/openapi/media.ts';
import { sitesOf } from '../../values/sites.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { type Mutant, type MutantParts, mutant, type Serve } from '../mutant.ts';
import { merged, shortened, united, unitedWithin } from './changes.ts';
import { changing, drifting, forgetsWrites, sentBody, writesWhatItRefuses } from './write-servers.ts';

/** Writes that are not stored, merge, are not idempotent, or are stored although they were refused. */
export function writeFaults(ground: FaithfulRun): Mutant[] {
  const { spec, config } = ground.suite;
  return pairsOf(spec, config).flatMap((pair) => {
    const isReplacing = pair.write.method === 'PUT' && mayBeLeft(ground, pair);
    const fault = (parts: Pick<MutantParts, 'name' | 'yardstick'>, begin: () => Serve) =>
      mutant({ ...parts, operation: pair.write.id, group: 'law', begin });
    return [
      fault({ name: 'a write is not stored' }, () => forgetsWrites(ground, pair)),
      ...(isReplacing
        ? [fault({ name: 'PUT merges', yardstick: 'PUT merges' }, () => changing(ground, pair, merged))]
        : []),
      ...(holdsList(ground, pair)
        ? [
            fault({ name: 'only the first item of a list is stored' }, () =>
              changing(ground, pair, shortened),
            ),
            fault({ name: 'lists within things grow' }, () => changing(ground, pair, unitedWithin)),
            ...(pair.write.method === 'PUT'
              ? [fault({ name: 'lists grow' }, () => changing(ground, pair, united))]
              : []),
          ]
        : []),
      ...(holdsFree(ground, pair)
        ? [
            fault({ name: 'PUT is not idempotent', yardstick: 'PUT is not idempotent' }, () =>
              drifting(ground, pair),
            ),
            fault({ name: 'an invalid write is refused and stored' }, () =>
              writesWhatItRefuses(ground, pair, 'invalid'),
            ),
            fault({ name: 'an unauthorized write is refused and stored' }, () =>
              writesWhatItRefuses(ground, pair, 'unauthorized'),
            ),
          ]
        : []),
    ];
  });
}

/** True where a field can be left out, and the spec does not leave open what becomes of it. */
function mayBeLeft(ground: FaithfulRun, pair: Pair): boolean {
  const body = sentBody(ground, pair);
  const pointer = jsonMedia(pair.write.body)?.schema?.at;
  if (!isObject(body) || pointer === undefined || pair.write.body?.unpromised.includes('replace'))
    return false;
  return sitesOf(requestReader(ground.suite.spec), pointer, body).some(({ path, value, schemas }) => {
    if (path !== '#' || !isObject(value)) return false;
    const required = schemas.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : []));
    const known = schemas.flatMap(({ schema }) =>
      isObject(schema.properties) ? Object.keys(schema.properties) : [],
    );
    return known.some((name) => !required.includes(name));
  });
}

function holdsFree(ground: FaithfulRun, pair: Pair): boolean {
  const body = sentBody(ground, pair);
  return body !== undefined && !sameJson(differentBody(ground.suite.spec, pair.write, body), body);
}

function holdsList(ground: FaithfulRun, pair: Pair): boolean {
  return /\[[^\]]/.test(JSON.stringify(sentBody(ground, pair) ?? null));
}
