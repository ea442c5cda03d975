import { main } from '../src/cli/exit.ts';
import { report } from '../src/cli/report/command.ts';

await main(report);
