import { main } from '../src/cli/exit.ts';
import { generate } from '../src/cli/generate/command.ts';

await main(generate);
