/** Specmatic: the examples of the spec, or as well what it generates from them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { given } from '../given.ts';
import { notInstalled, peer, versioned } from '../installed.ts';
import type { Finished, Tool } from '../tool.ts';
import { specmaticSpec } from './specmatic-spec.ts';

const jar = peer('specmatic/specmatic.jar');

interface TestCase {
  readonly name: string;
  readonly failure?: unknown;
  readonly error?: unknown;
}

/** The scenarios that failed; their names hold no made-up value. */
export function specmaticFailures({ dir, output }: Pick<Finished, 'dir' | 'output'>): string[] {
  const files = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.xml')) : [];
  if (files.length === 0) return output.includes('FAILED') ? ['no report'] : [];
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', processEntities: true });
  return files.flatMap((name) => {
    const { testsuite } = parser.parse(readFileSync(path.join(dir, name), 'utf8')) as {
      testsuite: { testcase?: TestCase | TestCase[] };
    };
    return [testsuite.testcase ?? []]
      .flat()
      .filter((one) => one.failure !== undefined || one.error !== undefined)
      .map((one) => one.name.replace(/^.*\(\) > /, ''));
  });
}

function hasJava(): boolean {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function missing(): string | undefined {
  const lacking = notInstalled('specmatic');
  if (lacking !== undefined) return lacking;
  if (!existsSync(jar)) return 'the package came without its jar';
  return hasJava() ? undefined : 'there is no Java';
}

function settings(isGenerative: boolean): string {
  return [
    'version: 2',
    'contracts: [{ provides: [spec.json] }]',
    'test:',
    `  resiliencyTests: { enable: ${isGenerative ? 'all' : 'none'} }`,
    '  allowExtensibleSchema: true',
    '  timeoutInMilliseconds: 2000',
  ].join('\n');
}

/** One combination a request: without that limit it sends thousands, most of them alike. */
function specmaticTool(isGenerative: boolean): Tool {
  return {
    name: `${versioned('Specmatic', 'specmatic')}, ${isGenerative ? 'generative' : 'examples'}`,
    missing,
    async prepare(api, home) {
      writeFileSync(path.join(home, 'spec.json'), JSON.stringify(specmaticSpec(api)));
      writeFileSync(path.join(home, 'specmatic.yaml'), settings(isGenerative));
    },
    command: (api, url, home, dir) => {
      // What ends the session would fail all that comes later, and the order is Specmatic's own.
      const { schemes = {}, lastPath } = given[api] ?? {};
      const filter = lastPath === undefined ? [] : [`--filter=PATH!='${lastPath}'`];
      return {
        file: 'java',
        args: ['-jar', jar, 'test', `--testBaseURL=${url}`, `--junitReportDir=${dir}`, ...filter],
        cwd: home,
        env: { ...schemes, MAX_TEST_REQUEST_COMBINATIONS: '1' },
      };
    },
    failures: specmaticFailures,
  };
}

export const specmaticExamples = specmaticTool(false);
export const specmaticGenerative = specmaticTool(true);
