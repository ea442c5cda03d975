import { main } from '../src/cli/exit.ts';
import { lint } from '../src/cli/lint/command.ts';

await main(lint);
