import { toHttp } from '../../http/request.ts';
import { keepAnswers } from '../../mock/answer/kept-answers.ts';
import { loadBehaviour } from '../../mock/behaviour/load-behaviour.ts';
import type { AnswerTable } from '../../mock/contract/answer-table.ts';
import { fillTable } from '../../mock/contract/fill-table.ts';
import { exchange } from '../../mock/exchange.ts';
import { createPrism } from '../../mock/prism/prism.ts';
import { incomingRequest } from '../../mock/request/incoming-request.ts';
import { rememberVerdicts } from '../../mock/request/verdict.ts';
import { type Running, run } from '../../mock/running.ts';
import { worldOf } from '../../mock/world.ts';
import { deriveProbes } from '../../probes/derive.ts';
import type { Pointer } from '../../shared/pointer.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Direction } from '../../spec/violation.ts';
import { mockTarget } from '../../target/target.ts';
import { keepTexts } from '../../values/known-texts.ts';

/** What a mock of a spec asks Prism, the schemas and the makers of texts for. */
export interface MockRecord {
  readonly answers: AnswerTable;
  readonly texts: Readonly<Record<string, string>>;
  /** The places of the schemas with which something was checked. */
  readonly checked: Readonly<Record<Direction, ReadonlySet<Pointer>>>;
}

/**
 * Runs the mock of a spec through every request that the suite derives, and notes what it needed: the places of schemas
 * and the texts that were made up. The answers are those of Prism to every choice there is.
 */
export async function recordMock(spec: Spec): Promise<MockRecord> {
  const texts = new Map<string, string>();
  const checked = { request: new Set<Pointer>(), response: new Set<Pointer>() };
  const watched: Spec = {
    ...spec,
    schemas: {
      ...spec.schemas,
      check(schema, value, direction) {
        checked[direction].add(schema);
        return spec.schemas.check(schema, value, direction);
      },
    },
  };
  keepTexts(spec.document, texts);
  try {
    const prism = keepAnswers(createPrism(spec.document), watched);
    const answers = await fillTable(spec.operations, prism);
    const behaviour = await loadBehaviour(watched);
    const parts = { spec: watched, prism: rememberVerdicts(prism), behaviour, origin: () => origin };
    await askEverything(run(worldOf(parts, {}), {}), watched);
    for (const place of describedPlaces(spec)) checked.request.add(place);
    for (const place of answeredPlaces(spec)) checked.response.add(place);
    const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
    return { answers, texts: Object.fromEntries(sorted), checked };
  } finally {
    keepTexts(spec.document, new Map());
  }
}

const origin = 'http://localhost';

/** How many requests that break something are asked; of more, every so many. */
const mostBroken = 150;

/** All that keeps the contract, and some of what breaks it. */
async function askEverything(running: Running, spec: Spec): Promise<void> {
  const { known, show } = mockTarget(origin);
  const probes = deriveProbes(spec, known);
  const broken = probes.filter(({ kind }) => !/^(valid|example)$/.test(kind));
  const left = new Set(broken.filter((_, index) => index % Math.ceil(broken.length / mostBroken) !== 0));
  const drafts = probes.flatMap((probe) =>
    probe.draft === undefined || left.has(probe) ? [] : [probe.draft],
  );
  for (const draft of drafts) {
    const { method, url, headers, body = '' } = toHttp(draft, origin, show);
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const parts = { method, url: url.slice(origin.length), headers: Object.fromEntries(lower) };
    await exchange(running, incomingRequest({ ...parts, text: body, size: body.length }), '');
  }
  for (const status of [404, 405, 413, 429, 500, 507])
    await exchange(running, incomingRequest(asked(`/nothing/${status}`)), '');
}

function asked(url: string) {
  return { method: 'GET', url, headers: {}, text: '', size: 0 };
}

/** The schemas of requests: parameters and bodies, and headers of answers, which are texts as those are. */
function describedPlaces({ operations }: Spec): Pointer[] {
  const described = operations.flatMap((operation) => [
    ...operation.parameters,
    ...(operation.body?.media ?? []),
    ...operation.responses.flatMap(({ headers }) => headers),
  ]);
  return described.flatMap(({ schema }) => (schema === undefined ? [] : [schema.at]));
}

function answeredPlaces({ operations }: Spec): Pointer[] {
  const answered = operations.flatMap(({ responses }) => responses.flatMap(({ media }) => media));
  return answered.flatMap(({ schema }) => (schema === undefined ? [] : [schema.at]));
}
