import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { foreignApis } from './apis.ts';
import { responseDocument } from './shared/document.ts';

describe.each(foreignApis)('the faithful server of $name', ({ document, start, exchanges }) => {
  it('answers as its document says', async () => {
    const { wrong } = responseDocument(await readFile(new URL(document, import.meta.url), 'utf8'));
    const all: string[] = [];
    for (const { on, status, send } of exchanges) {
      const server = await start({ port: 0 });
      const answer = await send(server.url);
      await server.close();
      if (answer.status !== status) all.push(`${on} answers ${answer.status} instead of ${status}`);
      all.push(...wrong(on, answer).map((one) => `${on} ${answer.status}: ${one}`));
    }
    expect(all).toEqual([]);
  });

  it('has a state that a test can hold on to', async () => {
    const server = await start({ port: 0 });
    const before = JSON.stringify(server.state());
    await Promise.all(exchanges.map(({ send }) => send(server.url)));
    const after = JSON.stringify(server.state());
    await server.close();
    expect(after).not.toBe(before);
  });
});

describe.each(foreignApis)('the faults of $name', ({ document, faults }) => {
  it('are of operations that the document has', async () => {
    const text = await readFile(new URL(document, import.meta.url), 'utf8');
    const { operations } = responseDocument(text);
    const named = faults.flatMap(({ where }) => where.split(', ')).filter((where) => where !== '*');
    expect(named.filter((where) => !operations.includes(where))).toEqual([]);
  });
});
