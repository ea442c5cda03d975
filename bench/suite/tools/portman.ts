/** Portman and Newman: the contract tests and variations that Portman makes, the requests of the cases. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleOf, casesOf } from '../cases.ts';
import { execute } from '../execute.ts';
import { given } from '../given.ts';
import { notInstalled, peer, versioned } from '../installed.ts';
import type { Finished, Tool } from '../tool.ts';
import { type Collection, withRequests } from './portman-collection.ts';

const checks = ['contentType', 'jsonBody', 'schemaValidation', 'headersPresent'];
const lengths = { minLengthFields: { enabled: true }, maxLengthFields: { enabled: true } };
const numbers = { minimumNumberFields: { enabled: true }, maximumNumberFields: { enabled: true } };
const required = { requiredFields: { enabled: true } };

interface Report {
  readonly run: {
    readonly failures: readonly { source?: { name?: string }; error: { test?: string; name: string } }[];
  };
}

/** The assertions that failed, by the name of the request. */
export function newmanFailures({ dir }: Pick<Finished, 'dir'>): string[] {
  const file = path.join(dir, 'newman.json');
  if (!existsSync(file)) return [];
  const { run } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return run.failures.map(({ source, error }) => `${source?.name ?? ''} ${error.test ?? error.name}`);
}

/** A variation for each refusal that the cases lead to, and Portman's own fuzzing of every 400. */
function configuration(api: string): unknown {
  const refused = casesOf(api).filter(({ status }) => status >= 400);
  return {
    version: 1,
    tests: {
      contractTests: ['statusSuccess', ...checks].map((name) => ({
        openApiOperation: '*::/*',
        [name]: { enabled: true },
      })),
      variationTests: [
        ...refused.map(({ operationId, status, name }) => ({
          openApiOperationId: operationId,
          openApiResponse: String(status),
          variations: [{ name, tests: { contractTests: checksFor(status) } }],
        })),
        {
          openApiOperation: '*::/*',
          openApiResponse: '400',
          variations: [
            {
              name: 'fuzz',
              fuzzing: [
                {
                  requestBody: [{ ...required, ...numbers, ...lengths }],
                  requestQueryParams: [{ ...required, ...numbers, ...lengths }],
                  requestHeaders: [{ ...required, ...lengths }],
                },
              ],
              tests: { contractTests: checksFor(400) },
            },
          ],
        },
      ],
    },
    globals: { stripResponseExamples: true },
  };
}

function checksFor(status: number): unknown[] {
  return [
    { statusCode: { enabled: true, code: status } },
    ...checks.map((name) => ({ [name]: { enabled: true } })),
  ];
}

async function makeCollection(api: string, home: string): Promise<void> {
  const [config, file] = [path.join(home, 'portman.json'), path.join(home, 'collection.json')];
  writeFileSync(config, JSON.stringify(configuration(api)));
  const args = [peer('@apideck/portman/bin/portman'), '--local', path.resolve(bundleOf(api))];
  const options = ['--portmanConfigFile', config, '--output', file];
  const made = await execute({ file: process.execPath, args: [...args, ...options], cwd: home }, home, 120);
  if (!existsSync(file)) throw new Error(`Portman made no collection:\n${made.output}`);
  const collection = JSON.parse(readFileSync(file, 'utf8')) as Collection;
  const known = given[api];
  if (known !== undefined) writeFileSync(file, JSON.stringify(withRequests(collection, casesOf(api), known)));
}

/** Only Newman's run is timed. */
export const portman: Tool = {
  name: `${versioned('Portman', '@apideck/portman')}, ${versioned('Newman', 'newman')}`,
  missing: () => notInstalled('@apideck/portman', 'newman'),
  prepare: makeCollection,
  command: (_, url, home, dir) => ({
    file: process.execPath,
    args: [
      peer('newman/bin/newman.js'),
      'run',
      path.join(home, 'collection.json'),
      ...['--env-var', `baseUrl=${url}`, '--timeout-request', '2000', '--ignore-redirects'],
      ...['--reporters', 'json', '--reporter-json-export', path.join(dir, 'newman.json')],
    ],
  }),
  failures: newmanFailures,
};
