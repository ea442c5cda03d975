/** What each tool prints or writes is read as the names of what failed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dreddFailures } from './dredd.ts';
import { failedProbes } from './own.ts';
import { newmanFailures } from './portman.ts';
import { prismFailures } from './prism-proxy.ts';
import { respectFailures } from './respect.ts';
import { specmaticFailures } from './specmatic.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'failures-'));
afterAll(() => rmSync(dir, { recursive: true }));

const finished = { code: 1, seconds: 1, output: '', dir };
const write = (name: string, value: unknown) => writeFileSync(path.join(dir, name), JSON.stringify(value));

test('Dredd: each failing line once, without its duration', () => {
  const output = [
    'pass: GET (200) /things duration: 3ms',
    'fail: GET (404) /things/9 duration: 5ms',
    'info: Displaying failed tests...',
    'fail: GET (404) /things/9 duration: 5ms',
    "fail: body: At '/id' Missing required property: id",
  ].join('\n');
  expect(dreddFailures({ output })).toEqual([
    'GET (404) /things/9',
    "body: At '/id' Missing required property: id",
  ]);
});

test('Newman: the assertion and the request it belongs to', () => {
  const failures = [
    { source: { name: 'Read a thing' }, error: { name: 'AssertionError', test: 'Status code is 2xx' } },
    { source: { name: 'List things' }, error: { name: 'Error' } },
  ];
  write('newman.json', { run: { failures } });
  expect(newmanFailures(finished)).toEqual(['Read a thing Status code is 2xx', 'List things Error']);
});

test('Respect: the checks that did not pass, with their workflow', () => {
  const checks = [
    { name: 'schema check', status: 'error' },
    { name: 'content-type check', status: 'success' },
  ];
  const executedWorkflows = [{ workflowId: 'read', executedSteps: [{ stepId: 'ask', checks }] }];
  write('respect.json', { files: { 'api.arazzo.json': { executedWorkflows } } });
  expect(respectFailures(finished)).toEqual(['read schema check']);
});

test('Specmatic: the scenarios that failed, and a suite that could not run', () => {
  expect(specmaticFailures({ dir: path.join(dir, 'none'), output: 'Test Suite has FAILED' })).toEqual([
    'no report',
  ]);
  const [passed, failed] = ['contractTest() &gt; +ve one', 'contractTest() &gt; -ve two'];
  const xml = `<testsuite><testcase name="${passed}"/><testcase name="${failed}"><failure message="x"/></testcase></testsuite>`;
  writeFileSync(path.join(dir, 'TEST-a.xml'), xml);
  expect(specmaticFailures(finished)).toEqual(['-ve two']);
});

test('Prism: the lines of the driver', () => {
  const output = 'noise\nviolation: list 200: response/body must have a name\n';
  expect(prismFailures({ output })).toEqual(['list 200: response/body must have a name']);
});

test('this suite: failed and broken probes, no pending ones', () => {
  const probes = ['failed', 'verified', 'pending', 'broken'].map((outcome) => ({ id: 'p', outcome }));
  write('report.json', { probes });
  expect(failedProbes(finished)).toEqual(['p failed', 'p broken']);
});

test('a run that left no report found nothing by name', () => {
  const nowhere = { ...finished, dir: path.join(dir, 'none') };
  expect([newmanFailures, respectFailures, failedProbes].flatMap((read) => read(nowhere))).toEqual([]);
});
