import { type Mock, startMock } from '../mock/server.ts';
import { isObject, type Json } from '../shared/json.ts';
import { type Api, findApis, specsFolder } from '../spec/apis.ts';
import { examplesOf } from '../spec/operation.ts';
import { loadSpec, type Spec } from '../spec/spec.ts';
import { valueFor } from '../target/identity.ts';
import { type Covered, coverageOf } from './answer-rows.ts';
import type { PlannedFile } from './plan.ts';
import { type FactRequest, readFacts, type VendorFact } from './vendor-facts.ts';

const head = `<!-- Generated from specs/*/facts.yaml by "npm run generate". Do not edit: change the facts. -->

# What is known of the vendors, and where it stands here

One row a fact. *documented*: a document of the vendor promises it; *observed*: its source, its clients, its tests or
its servers show it, and no document says so. The other columns are computed: whether the spec has the answer, whether
the generated types have it, whether the mock gives it when it is asked, and how many probes of the suite want it.
`;

/** Everything that the columns of one spec are computed from. */
interface Ground {
  readonly spec: Spec;
  readonly types: string;
  readonly mock: Mock;
  readonly covered: readonly Covered[];
}

/** The page of the vendors' facts, from the facts beside the specs. */
export async function planFacts(
  generated: readonly PlannedFile[],
  folder: string = specsFolder,
): Promise<PlannedFile> {
  const sections: string[] = [];
  for (const api of findApis(folder)) {
    const facts = readFacts(api);
    if (facts.length > 0) sections.push(await sectionOf(api, facts, generated));
  }
  return { path: 'docs/vendor-facts.md', text: `${head}\n${sections.join('\n')}` };
}

async function sectionOf(
  api: Api,
  facts: readonly VendorFact[],
  generated: readonly PlannedFile[],
): Promise<string> {
  const rows: string[] = [];
  for (const variant of new Set(facts.map((fact) => fact.variant))) {
    const ground = await groundOf(api, variant, generated);
    try {
      for (const fact of facts.filter((one) => one.variant === variant)) rows.push(await rowOf(ground, fact));
    } finally {
      await ground.mock.close();
    }
  }
  const documented = facts.filter(({ kind }) => kind === 'documented').length;
  return [
    `## ${api.name}`,
    '',
    `${facts.length} facts: ${documented} documented, ${facts.length - documented} observed.`,
    '',
    '| fact | kind | source | as | operation | spec | types | mock | suite |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

async function groundOf(
  api: Api,
  variant: string | undefined,
  generated: readonly PlannedFile[],
): Promise<Ground> {
  const folder = variant === undefined ? api.name : `${api.name}/variants/${variant}`;
  const types = generated.find(({ path }) => path === `${folder}/types.ts`)?.text ?? '';
  const spec = await loadSpec(api, variant);
  const mock = await startMock(spec, { port: 0, host: '127.0.0.1' });
  return { spec, mock, types, covered: coverageOf(spec) };
}

async function rowOf(ground: Ground, fact: VendorFact): Promise<string> {
  const cells = [
    fact.fact,
    fact.kind,
    fact.source,
    fact.variant ?? 'base',
    `\`${fact.operation}\` ${fact.status}`,
    yesOr(isInSpec(ground, fact)),
    yesOr(isInTypes(ground, fact)),
    await onMock(ground.mock, ground.spec, fact),
    inSuite(ground, fact),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function yesOr(holds: boolean): string {
  return holds ? 'yes' : '**no**';
}

function isInSpec({ spec }: Ground, { operation, status, example }: VendorFact): boolean {
  const response = spec.operations
    .find(({ id }) => id === operation)
    ?.responses.find((one) => one.status === String(status));
  if (response === undefined || example === undefined) return response !== undefined;
  return examplesOf(response).some(({ name }) => name === example);
}

/** The operation's own block of the types has the status. */
function isInTypes({ types }: Ground, { operation, status }: VendorFact): boolean {
  const lines = types.slice(types.indexOf('export interface operations')).split('\n');
  const start = lines.findIndex((line) => line.trim().replace(/"/g, '') === `${operation}: {`);
  const end = lines.findIndex((line, index) => index > start && line === '    };');
  return start >= 0 && lines.slice(start, end).some((line) => line.trim().startsWith(`${status}: `));
}

/** Whether the mock shows the fact; a dash where a client cannot bring it about. */
async function onMock(mock: Mock, spec: Spec, fact: VendorFact): Promise<string> {
  if (fact.ask === undefined) return '–';
  mock.reset();
  for (const request of fact.after ?? []) await asked(mock, spec, request);
  const response = await asked(mock, spec, fact.ask);
  const text = await response.text();
  const body = text === '' ? null : (JSON.parse(text) as Json);
  const shows =
    response.status === fact.status &&
    (fact.has === undefined || hasAll(body, fact.has)) &&
    (fact.lacks ?? []).every((name) => !isObject(body) || !(name in body)) &&
    Object.entries(fact.headers ?? {}).every(([name, wanted]) => response.headers.has(name) === wanted);
  return yesOr(shows);
}

function asked({ url }: Mock, spec: Spec, { call, as = 'administrator', body }: FactRequest) {
  const [method = 'GET', where = '/'] = call.split(' ');
  const shown = spec.operations.find(({ security }) => security.length > 0)?.security[0] ?? [];
  const credentials = shown.map((one): [string, string] => [one.name, valueFor(one, as)]);
  return fetch(url + where, {
    method,
    headers: {
      ...(as === 'nobody' ? {} : Object.fromEntries(credentials)),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function hasAll(value: Json | undefined, wanted: Json): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(value) &&
      wanted.length === value.length &&
      wanted.every((one, index) => hasAll(value[index], one))
    );
  if (!isObject(wanted)) return value === wanted;
  return isObject(value) && Object.entries(wanted).every(([name, one]) => hasAll(value[name], one));
}

/** How many probes want the answer, else why none does. */
function inSuite({ covered }: Ground, fact: VendorFact): string {
  const row = covered.find(
    ({ operation, status }) => operation.id === fact.operation && status === String(fact.status),
  );
  const pending = row?.pending.find(({ example }) => example === fact.example || example === undefined);
  if (pending !== undefined && (row?.probes === 0 || pending.example === fact.example))
    return `pending: ${pending.reason}`;
  return row === undefined || row.probes === 0 ? '**no**' : `${row.probes} probes`;
}
