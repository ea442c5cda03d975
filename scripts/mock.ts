import { main } from '../src/cli/exit.ts';
import { mock } from '../src/cli/mock/command.ts';

await main(mock);
