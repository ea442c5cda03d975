/** `npm run bench:mock [rounds]`: this mock, stock Prism and a bare server in turns, and handlers; prints Markdown. */
import { allApis, contenders } from './mock/contenders.ts';
import { measureHandlers } from './mock/handlers.ts';
import { measureAll } from './mock/measure.ts';
import { watchMemory } from './mock/memory.ts';
import { type Started, startServer } from './mock/servers.ts';
import { measureStarts } from './mock/starts.ts';

const rounds = Number(process.argv[2] ?? 7);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('Write how many rounds are measured as a whole number, as in: npm run bench:mock -- 7');
  process.exit(2);
}
const tell = (line: string) => console.error(line);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
const head = (...names: string[]) => {
  console.log();
  row(...names);
  row(...names.map(() => '---'));
};

const servers: Started[] = [];
try {
  tell('starts');
  head('server', 'first answer ms');
  const starts = await measureStarts([...contenders, allApis], Math.min(rounds, 5));
  for (const [server, milliseconds] of starts) row(server, Math.round(milliseconds));

  for (const contender of contenders) servers.push(await startServer(contender));
  const measured = await measureAll(servers, { rounds, seconds: 0.5 }, tell);
  head('request', 'connections', 'server', 'requests/s', 'of bare', 'p99 ms', 'work µs');
  for (const { request, connections, server, perSecond, ofFloor, p99, work } of measured) {
    const shown = [Math.round(perSecond), ofFloor.toFixed(2), p99.toFixed(2), Math.round(work)];
    row(request, connections, server, ...shown);
  }
  while (servers.length > 0) await servers.pop()?.stop();

  tell('handlers');
  head('request', 'within one process', 'requests/s', 'status');
  for (const { request, name, perSecond, status } of await measureHandlers(rounds, 0.5))
    row(request, name, Math.round(perSecond), status);

  head('server', 'requests', 'resident MB', 'heap MB');
  for (const contender of contenders) {
    tell(`memory of ${contender.name}`);
    servers.push(await startServer(contender));
    for (const server of servers)
      for (const { requests, resident, heap } of await watchMemory(server))
        row(server.name, requests, Math.round(resident), heap.toFixed(1));
    await servers.pop()?.stop();
  }
} finally {
  await Promise.all(servers.map((server) => server.stop()));
}
