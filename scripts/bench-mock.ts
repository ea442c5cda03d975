/** `npm run bench:mock [seconds]`: this mock, stock Prism and a bare server, one after the other; prints Markdown. */
import { measureAll } from '../tests/mock/bench/measure.ts';

const seconds = Number(process.argv[2] ?? 5);
if (!Number.isInteger(seconds) || seconds < 1) {
  console.error('Write the seconds of each measurement as a whole number, as in: npm run bench:mock -- 5');
  process.exit(2);
}
const { measured, needed } = await measureAll(seconds, (line) => console.error(line));

console.log('| request | connections | server | requests/s | p99 ms |\n|---|---|---|---|---|');
const rank = [...measured].sort(
  (a, b) => a.request.localeCompare(b.request) || a.connections - b.connections,
);
for (const { request, connections, server, perSecond, p99 } of rank) {
  console.log(`| ${request} | ${connections} | ${server} | ${Math.round(perSecond)} | ${p99} |`);
}
console.log('\n| server | first answer ms | MB at start | MB in the end |\n|---|---|---|---|');
for (const { server, firstAnswer, memoryBefore, memoryAfter } of needed) {
  console.log(
    `| ${server} | ${Math.round(firstAnswer)} | ${Math.round(memoryBefore)} | ${Math.round(memoryAfter)} |`,
  );
}
