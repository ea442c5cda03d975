import { add } from '../src/cli/add/command.ts';
import { main } from '../src/cli/exit.ts';

await main(add);
