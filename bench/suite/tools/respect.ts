/** Redocly Respect, with an Arazzo description of one workflow for each request. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleOf, type Case, casesOf } from '../cases.ts';
import { versioned } from '../installed.ts';
import type { Finished, Tool } from '../tool.ts';

const cli = 'node_modules/@redocly/cli';

interface Step {
  readonly workflowId: string;
  readonly stepId?: string;
  readonly status?: string;
  readonly checks?: readonly { readonly name: string; readonly status: string }[];
}

/** The checks that did not pass, by the workflow they belong to. */
export function respectFailures({ dir }: Pick<Finished, 'dir'>): string[] {
  const file = path.join(dir, 'respect.json');
  if (!existsSync(file)) return [];
  return failedChecks(JSON.parse(readFileSync(file, 'utf8')), '');
}

function failedChecks(value: unknown, workflow: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => failedChecks(one, workflow));
  if (typeof value !== 'object' || value === null) return [];
  const { workflowId = workflow, checks = [] } = value as Step;
  const own = checks.filter(({ status }) => status !== 'success').map(({ name }) => `${workflowId} ${name}`);
  const inner = Object.entries(value).filter(([key]) => key !== 'checks');
  return [...own, ...inner.flatMap(([, one]) => failedChecks(one, workflowId))];
}

/** The description: what `redocly generate-arazzo` makes, with parameters, bodies and the refusals. */
export function arazzoOf(api: string, home: string): unknown {
  return {
    arazzo: '1.0.1',
    info: { title: api, version: '1.0.0' },
    sourceDescriptions: [
      { name: 'spec', type: 'openapi', url: path.relative(home, path.resolve(bundleOf(api))) },
    ],
    workflows: casesOf(api).map(workflowOf),
  };
}

function workflowOf(one: Case, index: number): unknown {
  const { headers, ids, query, body, status, template } = one;
  const { 'Content-Type': contentType, ...others } = headers;
  const used = Object.entries(ids).filter(([name]) => template.includes(`{${name}}`));
  const parameters = [
    ...used.map(([name, value]) => ({ name, in: 'path', value })),
    ...Object.entries(query).map(([name, value]) => ({ name, in: 'query', value })),
    ...Object.entries(others).map(([name, value]) => ({ name, in: 'header', value })),
  ];
  const pointer = template.replaceAll('~', '~0').replaceAll('/', '~1');
  return {
    workflowId: `case-${index}-${one.name.replace(/[^\w]+/g, '-')}`,
    steps: [
      {
        stepId: 'ask',
        // Not by its id: Respect takes a dot in one for the end of it.
        operationPath: `{$sourceDescriptions.spec.url}#/paths/${pointer}/${one.method.toLowerCase()}`,
        ...(parameters.length === 0 ? {} : { parameters }),
        ...(body === undefined ? {} : { requestBody: { contentType, payload: payloadOf(body) } }),
        successCriteria: [{ condition: `$statusCode == ${status}` }],
      },
    ],
  };
}

/** An object as it is; a list would be sent as nothing, so it goes as text. */
function payloadOf(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) ? body : value;
  } catch {
    return body;
  }
}

/** Checks status, content type and schema of each answer. */
export const respect: Tool = {
  name: versioned('Redocly Respect', '', `${cli}/package.json`),
  missing: () => (existsSync(cli) ? undefined : '@redocly/cli is not installed'),
  async prepare(api, home) {
    writeFileSync(path.join(home, 'api.arazzo.json'), JSON.stringify(arazzoOf(api, home)));
  },
  command: (_, url, home, dir) => ({
    file: process.execPath,
    args: [
      `${cli}/bin/cli.js`,
      'respect',
      path.join(home, 'api.arazzo.json'),
      ...['--server', `spec=${url}`, '--json-output', path.join(dir, 'respect.json')],
      ...['--max-fetch-timeout', '2000'],
    ],
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  }),
  failures: respectFailures,
};
