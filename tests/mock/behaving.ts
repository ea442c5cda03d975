/**
 * Usage: node --import tsx/esm behaving.ts < cases.json: what a mock of the shop says with each behaviour, as its users
 * run it. In a test runner the lines of a stack are those that its own transformation leaves.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { messageOf } from '../../src/shared/input-error.ts';
import { ask, fixtures, mockOf } from './ask.ts';

/** A behaviour, the files of its folder, and what is asked of it. */
export interface Case {
  readonly text: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly requests: readonly string[];
}

/** What came of it. */
export interface Told {
  /** Why it did not start. */
  readonly refused?: string;
  readonly answers: readonly {
    readonly status: number;
    readonly why: string | null;
    readonly text: string;
  }[];
  readonly log: readonly string[];
  readonly requests: unknown;
}

async function tell({ text, parts, requests }: Case): Promise<Told> {
  const folder = mkdtempSync(path.join(tmpdir(), 'behaviour-'));
  const log: string[] = [];
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  mkdirSync(path.join(folder, 'shop'));
  for (const [name, part] of Object.entries(parts)) writeFileSync(path.join(folder, 'shop', name), part);
  writeFileSync(path.join(folder, 'shop.ts'), text);
  try {
    const mock = await mockOf('shop', { behaviours: folder, log: (line) => log.push(line) }, fixtures);
    const answers = [];
    for (const request of requests) {
      const { status, headers, text } = await ask(mock, request);
      answers.push({ status, why: headers.get('x-mock-why'), text });
    }
    const { body } = await ask(mock, 'GET /__mock/requests');
    await mock.close();
    return { answers, log, requests: body };
  } catch (thrown) {
    return { refused: messageOf(thrown), answers: [], log, requests: [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const told: Told[] = [];
for (const one of (await json(process.stdin)) as Case[]) told.push(await tell(one));
process.stdout.write(JSON.stringify(told));
