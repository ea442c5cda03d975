import { drift } from '../src/cli/drift/command.ts';
import { main } from '../src/cli/exit.ts';

await main(drift);
