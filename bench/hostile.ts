/** `npm run bench:hostile [count] [seed]`: hostile inputs of every kind; prints Markdown: tried and survived. */
import { choicesOf } from './hostile/choices.ts';
import type { Kind } from './hostile/kind.ts';
import { documents } from './hostile/kinds/documents.ts';
import { mockRequests } from './hostile/kinds/mock-requests.ts';
import { output } from './hostile/kinds/output.ts';
import { pages } from './hostile/kinds/pages.ts';
import { proxyBytes } from './hostile/kinds/proxy.ts';
import { recordings } from './hostile/kinds/recordings.ts';
import { secretTexts } from './hostile/kinds/secrets.ts';
import { tryKind } from './hostile/try-kind.ts';

const count = Number(process.argv[2] ?? 50_000);
const seed = process.argv[3] ?? '1';
if (!Number.isInteger(count) || count < 1) {
  console.error('Write how many inputs are tried as a whole number, as in: npm run bench:hostile -- 50000');
  process.exit(2);
}

const kinds: readonly Kind[] = [
  ...mockRequests,
  pages,
  output,
  secretTexts,
  documents,
  recordings,
  proxyBytes,
];
const shares = kinds.reduce((sum, { share }) => sum + share, 0);
let harm = 0;
console.log('| inputs | tried | survived |\n|---|--:|--:|');
for (const kind of kinds) {
  const tried = Math.ceil((count * kind.share) / shares);
  const harms = await tryKind(kind, tried, choicesOf(`${seed} ${kind.name}`));
  harm += harms.length;
  console.log(`| ${kind.name} | ${tried} | ${tried - harms.length} |`);
  for (const text of harms.slice(0, 5)) console.error(`${kind.name}: ${text}`);
}
process.exit(harm === 0 ? 0 : 1);
