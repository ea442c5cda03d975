/** How the commands are called in this process: `npm run` in a checkout, the program's name where it is installed. */
let program: string | undefined;

/** Says that commands were started by the program of this name, as in `npx workspace-contracts`. */
export function setProgram(name: string): void {
  program = name;
}

/** A text in which every command of this package is written as it has to be called here. */
export function asStarted(text: string): string {
  if (program === undefined) return text;
  const name = program;
  return text
    .replace(
      /npm run (mock|contract|drift|generate|add|report)\b( --(?= |$))?/gm,
      (_, command: string) => `${name} ${command}`,
    )
    .replace(/npm run lint:specs\b( --(?= |$))?/gm, `${name} lint`)
    .replace(/npm start\b/g, `${name} mock`);
}
