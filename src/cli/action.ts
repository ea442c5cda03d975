import { program } from './main.ts';

await program(process.argv.slice(2));
