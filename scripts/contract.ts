import { contract } from '../src/cli/contract/command.ts';
import { main } from '../src/cli/exit.ts';

await main(contract);
