import { existsSync } from 'node:fs';
import path from 'node:path';
import { behaviourFiles } from '../../mock/behaviour/load-behaviour.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { compiledSource } from '../../spec/compiled-source.ts';
import { examplesOf, type Operation, type Response } from '../../spec/operation.ts';
import { rewriteDocument } from '../../spec/position.ts';
import type { Spec } from '../../spec/spec.ts';
import { pascal } from '../client.ts';
import { recordMock } from './record-mock.ts';

/** The source of a module with all that a mock of the spec needs in a browser; `folder` is where it is written. */
export async function mockSource(spec: Spec, folder: string): Promise<string> {
  const { answers, texts, checked } = await recordMock(spec);
  const pascalName = pascal(spec.api.name);
  const name = pascalName.charAt(0).toLowerCase() + pascalName.slice(1);
  const behaviour = behaviourOf(spec, folder);
  return `// @ts-nocheck: what is compiled here was checked where it was made
${behaviour === undefined ? '' : `import { behaviour } from '${behaviour.from}';\n`}
/** The named examples of each operation's answers, by status. */
export interface Answers {
${spec.operations.map(answersType).join('\n')}
}

/** A mock of ${spec.api.name} without a server, for \`workspace-contracts/msw\` and \`workspace-contracts/fetch\`. */
export const ${name}: {
  readonly api: string;
  readonly variant: string | undefined;
  readonly document: object;
  readonly answers: object;
  readonly texts: object;
  readonly schemas: unknown;
  readonly behaviour: { readonly file: string; readonly value: unknown } | undefined;
  readonly types?: Answers;
} = {
  api: ${JSON.stringify(spec.api.name)},
  variant: ${JSON.stringify(spec.variant) ?? 'undefined'},
  behaviour: ${behaviour === undefined ? 'undefined' : `{ file: ${JSON.stringify(behaviour.file)}, value: behaviour }`},
  document: ${JSON.stringify(unexplained(spec.document))},
  answers: ${JSON.stringify(answers)},
  texts: ${JSON.stringify(texts)},
  schemas: ${compiledSource(unexplained(spec.document), checked)},
};
`;
}

/** The document without what only people read. */
function unexplained(document: JsonObject): JsonObject {
  const plain = rewriteDocument(document, (value, position) => {
    if (position !== 'schema' && position !== 'object') return undefined;
    for (const word of ['description', 'summary', 'x-source', 'externalDocs'])
      if (typeof value[word] === 'string' || (word === 'externalDocs' && isObject(value[word])))
        delete value[word];
    return value;
  });
  return plain as JsonObject;
}

interface OwnBehaviour {
  /** As the log and \`X-Mock-Why\` call it. */
  readonly file: string;
  /** As the generated file imports it. */
  readonly from: string;
}

function behaviourOf({ api }: Spec, folder: string): OwnBehaviour | undefined {
  const [source] = behaviourFiles(api.name);
  const isHere = path.resolve(source) === path.resolve('mocks', path.basename(source));
  if (!isHere || !existsSync(source)) return undefined;
  const file = `mocks/${path.basename(source)}`;
  const up = path.posix.join('..', ...folder.split('/').map(() => '..'));
  return { file, from: path.posix.join(up, file).replace(/\.ts$/, '.js') };
}

function answersType({ id, responses }: Operation): string {
  const lines = responses.flatMap(answerType);
  return `  ${JSON.stringify(id)}: { ${lines.join('; ')} };`;
}

/** A range or \`default\` covers statuses that the document does not number. */
function answerType(response: Response, _: number, all: readonly Response[]): string[] {
  const named = (one: Response) => [
    ...new Set(examplesOf(one).map(({ name }) => JSON.stringify(name as Json))),
  ];
  if (/^\d+$/.test(response.status)) return [`${response.status}: ${named(response).join(' | ') || 'never'}`];
  const first = all.find(({ status }) => !/^\d+$/.test(status));
  return first === response
    ? [`[status: number]: ${[...new Set(all.flatMap(named))].join(' | ') || 'never'}`]
    : [];
}
