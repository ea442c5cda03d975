/** Usage: tsx phase.ts [contract options]: runs the suite, prints the seconds from its first to its last result. */
import { runContract } from '../../src/cli/contract/contract.ts';
import { parseContractOptions } from '../../src/cli/contract/options.ts';

const times: number[] = [];
await runContract(parseContractOptions(process.argv.slice(2)), {
  env: process.env,
  today: new Date().toISOString().slice(0, 10),
  onProgress: () => void times.push(performance.now()),
});
const [first = 0] = times;
process.stdout.write(`phase: ${((times.at(-1) ?? first) - first) / 1_000}\n`);
